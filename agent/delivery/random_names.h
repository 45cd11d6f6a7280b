#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace rasoat::delivery {

/// A random UUID (RFC 9562, version 4) in lower case, from the system's generator.
[[nodiscard]] std::string random_uuid();

/// GLPI's form of a device id: "<hostname>-YYYY-MM-DD-HH-MM-SS", the moment of the first enrolment in UTC.
[[nodiscard]] std::string new_device_id(std::string_view hostname, std::chrono::sys_seconds now);

/// From 0 up to, not including, 1.
[[nodiscard]] double random_fraction();

} // namespace rasoat::delivery

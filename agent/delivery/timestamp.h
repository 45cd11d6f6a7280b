#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::delivery {

/// "2026-11-24T08:00:00Z".
[[nodiscard]] std::string timestamp(std::chrono::sys_seconds moment);

/// The moment of such a text; none for any other.
[[nodiscard]] std::optional<std::chrono::sys_seconds> moment_of(std::string_view timestamp);

} // namespace rasoat::delivery

#pragma once

#include <chrono>
#include <string>

namespace rasoat::report {

/// "2026-11-24".
[[nodiscard]] std::string iso_day(std::chrono::sys_days day);

} // namespace rasoat::report

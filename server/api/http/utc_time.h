#pragma once

#include <fmt/chrono.h>

#include <chrono>
#include <string>

namespace rasoat::http {

/// RFC 3339 in UTC to the millisecond: 2026-11-24T06:49:26.125Z.
[[nodiscard]] inline std::string utc_text(std::chrono::system_clock::time_point at) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(at);
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(at - whole).count();
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(whole)), rest);
}

} // namespace rasoat::http

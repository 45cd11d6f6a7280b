#pragma once

#include "agent/report/report.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace rasoat::delivery {

/// What a stick carries from the server, so that PCs without a network can sign their reports.
struct OfflineStick {
    std::string token;       ///< the number of the enrolment token
    std::string signing_key; ///< 32 bytes
    report::Text unit;       ///< its name, for people and as the report's tag
};

/// Reads the settings file of a stick: lines `token = NUMBER`, `signing_key = 64 hexadecimal digits` and `unit = NAME`.
/// Throws StorageProblem where there is none, FileProblem where it can't be used.
[[nodiscard]] OfflineStick offline_stick(const std::filesystem::path& settings);

/// The file's bytes, as report/offline_format.h describes them.
[[nodiscard]] std::string
offline_report_file(const report::Report& report, const OfflineStick& stick, std::chrono::sys_seconds made_at);

/// Writes the report into the folder and returns the file's path, "<host>-<machine>-<date>.rasoat-report". A file that
/// is there already stays, and the new one gets a number: "-2", "-3". Throws StorageProblem.
std::filesystem::path write_offline_report(
    const report::Report& report, const OfflineStick& stick, const std::filesystem::path& folder,
    std::chrono::sys_seconds made_at);

} // namespace rasoat::delivery

#pragma once

#include "agent/delivery/state_folder.h"
#include "agent/delivery/trouble.h"

#include <chrono>
#include <optional>
#include <string>

namespace rasoat::delivery {

/// How delivery stands, across restarts.
struct DeviceStatus {
    std::optional<std::chrono::sys_seconds> last_success;
    std::optional<std::chrono::sys_seconds> next_report;
    std::string confirmed_digest;   ///< of the report that the server holds; empty: none
    std::string problem;            ///< why the last round failed, in words; empty: it did not
    std::optional<Trouble> trouble; ///< and of what kind that was
    /// How far this PC's clock is ahead of the server's (negative: behind), where that is more than some minutes.
    std::optional<std::chrono::seconds> clock_ahead;
    unsigned failures = 0;    ///< in a row
    bool key_unknown = false; ///< the server no longer knows this device: enrol again
    bool operator==(const DeviceStatus&) const = default;
};

/// A status file that is missing or can't be understood is a device that has not reported yet: at worst one report
/// more.
[[nodiscard]] DeviceStatus stored_status(const StateFolder& state);

/// Throws StorageProblem.
void store(const DeviceStatus& status, const StateFolder& state);

} // namespace rasoat::delivery

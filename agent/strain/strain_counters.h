#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/units.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace rasoat::strain {

/// What the system has counted since it started, at one moment. What it doesn't count is absent. Only how much a number
/// has grown between two moments is ever used.
struct StrainCounters {
    std::chrono::milliseconds since_boot{0}; ///< time in which the machine slept counts
    std::uint64_t processor_busy = 0;        ///< time of all cores, in any unit
    std::uint64_t processor_total = 0;       ///< the same with idle time; 0: not known
    std::optional<report::Mebibytes> memory_total;
    std::optional<report::Mebibytes> memory_available;      ///< without taking it from a program
    std::optional<std::uint64_t> hard_faults;               ///< pages that had to be read from disk
    std::optional<std::chrono::microseconds> memory_waits;  ///< time in which something waited for memory
    std::optional<std::chrono::milliseconds> disk_busy;     ///< time in which the system disk had a request
    std::optional<std::chrono::milliseconds> disk_waits;    ///< the same, summed over the requests under way
    std::optional<report::Mebibytes> free;                  ///< on the system volume
    std::optional<bool> signed_in;                          ///< somebody's session is in the foreground
    std::optional<std::chrono::seconds> since_input;        ///< since keyboard or mouse were last touched
    std::optional<std::chrono::milliseconds> login_screen;  ///< since boot: when the first login screen was there
    std::optional<std::chrono::milliseconds> session_began; ///< since boot: when the first session on a screen began
};

/// Reads the counters. `system_disk` is the name of report::Disk that holds the system; empty: not known.
/// What can't be read is absent; throws nothing but for want of memory.
[[nodiscard]] StrainCounters read_strain_counters(const probes::MachineRoot& root, const std::string& system_disk);

} // namespace rasoat::strain

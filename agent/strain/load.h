#pragma once

#include "agent/strain/strain_counters.h"

#include <chrono>
#include <optional>

namespace rasoat::strain {

/// What the machine had to bear between two moments. Shares are from 0 to 1; what can't be told is absent.
struct Load {
    std::chrono::milliseconds duration{0};
    std::optional<double> processor; ///< of all cores' time, used
    std::optional<double> memory;    ///< held by programs at the end
    std::optional<double> disk;      ///< of the time, in which the system disk had a request
    bool memory_pressure = false;
    bool disk_strain = false;
    bool at_work = false; ///< somebody was at work; README.md says how that is told
    std::optional<report::Mebibytes> free;
};

/// From what the counters have grown by. None where they have not: no time has passed, or the machine started anew.
///
/// Memory pressure: something waited for memory in a tenth of the time (Linux's pressure stall information); or less
/// than a tenth of the memory was available while 20 or more pages a second had to be read back from disk. The tenth is
/// Microsoft's (Windows performance tuning: "Available MBytes" under 10 % of memory); 20 reads a second keep a hard
/// disk of some 100 reads a second busy for a fifth of the time. Where hard faults are not counted, less than a
/// twentieth available.
///
/// Disk strain: busy for four fifths of the time; or for half of it with two or more requests waiting on average
/// (Microsoft: an "Avg. Disk Queue Length" above 2 a disk).
[[nodiscard]] std::optional<Load> load_between(const StrainCounters& before, const StrainCounters& after);

} // namespace rasoat::strain

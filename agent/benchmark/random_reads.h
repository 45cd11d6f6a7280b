#pragma once

#include "agent/report/report.h"

#include <chrono>
#include <optional>

namespace rasoat::benchmark {

/// How many reads of 4 KiB a second the disk does, one after the other, at places spread over all of it, past the
/// system's cache, for that long. The disk is opened for reading alone, and what is read is not looked at.
/// None where the disk's size is not known or the system does not let it be read.
[[nodiscard]] std::optional<double> random_reads_a_second(const report::Disk& disk, std::chrono::milliseconds duration);

} // namespace rasoat::benchmark

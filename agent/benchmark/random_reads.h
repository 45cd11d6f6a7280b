#pragma once

#include <chrono>
#include <optional>

namespace rasoat::benchmark {

/// How many reads of 4 KiB a second the system disk does, one after the other, past the system's cache, measured for
/// that long. Read are places, drawn at random, in the largest files of the system itself (libraries and programs of
/// Linux, System32 of Windows): they lie where the system's work is, they hold real data, nothing has to be written,
/// and no right to the whole disk is needed. What is read is not looked at. None where there are no such files, or they
/// can't be read past the cache.
[[nodiscard]] std::optional<double> random_reads_a_second(std::chrono::milliseconds duration);

} // namespace rasoat::benchmark

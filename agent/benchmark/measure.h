#pragma once

#include "agent/report/benchmark.h"

#include <chrono>
#include <optional>

namespace rasoat::benchmark {

/// What a machine does in a second.
struct Speeds {
    double integer_pieces = 0;        ///< one thread
    double floating_point_pieces = 0; ///< one thread
    double all_cores_pieces = 0;      ///< of whole numbers, all threads at once
    double memory_bytes = 0;          ///< one thread
    std::optional<double> random_reads;
};

/// Works for three seconds in all, at idle priority; longer only where others leave it no time at all. 48 MiB of memory
/// and a thread a processor are taken and given back. Throws WrongResult.
[[nodiscard]] Speeds measure();

/// In thousandths of the reference machine's.
[[nodiscard]] report::Benchmark scores(const Speeds& speeds, std::chrono::sys_days today);

} // namespace rasoat::benchmark

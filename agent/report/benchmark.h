#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace rasoat::report {

/// How fast the machine did a fixed piece of work: 1000 is the reference machine (agent/benchmark/reference_machine.h),
/// 2000 twice as fast.
struct Benchmark {
    std::chrono::sys_days measured{};
    std::uint32_t integer = 0;                 ///< one thread
    std::uint32_t floating_point = 0;          ///< one thread
    std::uint32_t all_cores = 0;               ///< integer work on every thread at once
    std::uint32_t memory_bandwidth = 0;        ///< one thread
    std::optional<std::uint32_t> random_reads; ///< of 4 KiB from the system disk; none where it could not be read
    bool operator==(const Benchmark&) const = default;
};

} // namespace rasoat::report

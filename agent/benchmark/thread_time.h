#pragma once

#include <chrono>

namespace rasoat::benchmark {

/// CPU time that the calling thread has used: what else runs on the machine hardly counts.
[[nodiscard]] std::chrono::nanoseconds thread_cpu_time();

} // namespace rasoat::benchmark

#include "agent/benchmark/thread_time.h"

#include <windows.h>
#include <x86intrin.h>

#include <cstdint>

namespace rasoat::benchmark {

namespace {

/// The rate of the processor's time stamp counter, by which Windows counts a thread's cycles, against the clock.
double nanoseconds_a_cycle() {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const auto cycles = __rdtsc();
    while (Clock::now() - begin < std::chrono::milliseconds(20)) {
    }
    const auto counted = __rdtsc() - cycles;
    return std::chrono::duration<double, std::nano>(Clock::now() - begin).count() / static_cast<double>(counted);
}

} // namespace

std::chrono::nanoseconds thread_cpu_time() {
    // Cycles, because thread times come in steps of the clock's tick, 15.6 ms. Wine counts none; there it is the
    // clock's.
    static const double rate = nanoseconds_a_cycle();
    ULONG64 cycles = 0;
    if (QueryThreadCycleTime(GetCurrentThread(), &cycles) == 0 || cycles == 0)
        return std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::nanoseconds(static_cast<std::int64_t>(static_cast<double>(cycles) * rate));
}

} // namespace rasoat::benchmark

#include "agent/benchmark/measure.h"

#include "agent/benchmark/idle_priority.h"
#include "agent/benchmark/random_reads.h"
#include "agent/benchmark/reference_machine.h"
#include "agent/benchmark/thread_time.h"
#include "agent/benchmark/workloads.h"

#include <algorithm>
#include <barrier>
#include <cmath>
#include <future>
#include <thread>
#include <vector>

namespace rasoat::benchmark {

namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Three seconds together; the rest is for setting up.
constexpr milliseconds integer_time = 600ms;
constexpr milliseconds floating_point_time = 500ms;
constexpr milliseconds all_cores_time = 700ms;
constexpr milliseconds memory_time = 500ms;
constexpr milliseconds disk_time = 600ms;

constexpr std::size_t fewest_slices = 3;

/// The CPU time of each piece of work, within that much time of the clock.
template <class Work>
std::vector<nanoseconds> slices(Work& work, milliseconds duration) {
    std::vector<nanoseconds> times;
    const auto end = Clock::now() + duration;
    while (times.size() < fewest_slices || Clock::now() < end) {
        const auto before = thread_cpu_time();
        work.run();
        times.push_back(thread_cpu_time() - before);
    }
    return times;
}

double a_second(nanoseconds piece) {
    return 1 / std::chrono::duration<double>(std::max(piece, nanoseconds(1))).count();
}

/// By the best slice: whatever else goes on makes a slice longer, never shorter.
template <class Work>
double speed(milliseconds duration) {
    Work work;
    const auto times = slices(work, duration);
    return a_second(*std::min_element(times.begin(), times.end()));
}

/// By each thread's median slice, because the best one may be one in which the others had not yet begun.
double speed_of_all_cores(milliseconds duration) {
    const auto threads = std::max(std::thread::hardware_concurrency(), 1U);
    std::barrier start(static_cast<std::ptrdiff_t>(threads));
    std::vector<std::future<double>> speeds;
    speeds.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) {
        speeds.push_back(std::async(std::launch::async, [&start, duration] {
            take_idle_priority();
            IntegerWork work;
            start.arrive_and_wait();
            auto times = slices(work, duration);
            const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
            std::nth_element(times.begin(), middle, times.end());
            return a_second(*middle);
        }));
    }
    double sum = 0;
    for (auto& speed : speeds)
        sum += speed.get();
    return sum;
}

Speeds measure_here() {
    take_idle_priority();
    Speeds speeds;
    speeds.integer_pieces = speed<IntegerWork>(integer_time);
    speeds.floating_point_pieces = speed<FloatingPointWork>(floating_point_time);
    speeds.all_cores_pieces = speed_of_all_cores(all_cores_time);
    speeds.memory_bytes = speed<MemoryWork>(memory_time) * MemoryWork::bytes;
    speeds.random_reads = random_reads_a_second(disk_time);
    return speeds;
}

std::uint32_t score(double speed, double reference) {
    constexpr double highest = 10'000'000;
    return static_cast<std::uint32_t>(std::lround(std::clamp(1000 * speed / reference, 0.0, highest)));
}

} // namespace

Speeds measure() {
    // A thread of its own, whose priority goes with it.
    return std::async(std::launch::async, measure_here).get();
}

report::Benchmark scores(const Speeds& speeds, std::chrono::sys_days today) {
    report::Benchmark benchmark;
    benchmark.measured = today;
    benchmark.integer = score(speeds.integer_pieces, reference_integer_pieces);
    benchmark.floating_point = score(speeds.floating_point_pieces, reference_floating_point_pieces);
    benchmark.all_cores = score(speeds.all_cores_pieces, reference_all_cores_pieces);
    benchmark.memory_bandwidth = score(speeds.memory_bytes, reference_memory_bytes);
    if (speeds.random_reads) benchmark.random_reads = score(*speeds.random_reads, reference_random_reads);
    return benchmark;
}

} // namespace rasoat::benchmark

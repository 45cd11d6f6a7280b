#include "planner/cli/limits.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>

namespace rasoat::planner::cli {

Limits limits_from(const Arguments& arguments) {
    constexpr double default_seconds = 60;
    constexpr double longest_seconds = 30.0 * 24 * 3600;
    Limits limits;
    auto seconds = arguments.number("--time-limit", 0, longest_seconds);
    limits.nodes = arguments.whole("--node-limit", 0, std::numeric_limits<std::uint64_t>::max());
    if (!seconds && !limits.nodes) seconds = default_seconds;
    if (seconds)
        limits.deadline =
            std::chrono::steady_clock::now() +
            std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(*seconds));
    const unsigned available = std::max(1U, std::thread::hardware_concurrency());
    limits.threads = static_cast<unsigned>(arguments.whole("--threads", 1, 1024).value_or(available));
    return limits;
}

} // namespace rasoat::planner::cli

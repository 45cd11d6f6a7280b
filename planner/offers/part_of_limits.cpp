#include "planner/offers/part_of_limits.h"

#include <chrono>

namespace rasoat::planner {

Limits part_of(const Limits& limits, double share) {
    Limits part = limits;
    if (!limits.deadline) return part;
    const auto now = std::chrono::steady_clock::now();
    const auto left = *limits.deadline - now;
    part.deadline = now + std::chrono::duration_cast<std::chrono::steady_clock::duration>(left * share);
    return part;
}

} // namespace rasoat::planner

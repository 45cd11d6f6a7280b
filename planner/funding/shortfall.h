#pragma once

#include "planner/funding/funding.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rasoat::planner {

/// Something that has to be bought whatever else is left out, and the ways in which it may be paid.
struct Demand {
    Vnd least; ///< what it costs at least
    std::vector<Payment> ways;
};

/// Demands that cost more than all that may pay for them holds.
struct Shortfall {
    std::vector<std::uint32_t> demands; ///< indices into the demands given
    std::vector<std::uint32_t> funds;   ///< indices into Fleet::funds: all that may pay for any of them
    Vnd cost;                           ///< of these demands
    Vnd held;                           ///< the most that these funds could pay of it
    [[nodiscard]] Vnd missing() const { return cost - held; }
};

/// Where the demands cannot all be met, the smallest sets of them that lack the most: the minimum cut next to the
/// demands, in a network where each demand flows to the purses that may pay for it and what a year leaves flows on into
/// the next, parted into pieces that have no fund in common (Ford and Fulkerson 1956; Boykov and Kolmogorov 2004).
/// Empty where money would suffice if every line could be split between funds; then the lines may still not fit whole.
[[nodiscard]] std::vector<Shortfall> shortfalls(const Funding& funding, std::span<const Demand> demands);

} // namespace rasoat::planner

#pragma once

#include "planner/coverage/groups.h"

#include <optional>
#include <vector>

namespace rasoat::planner {

/// The greatest share of fit seats that all units can have together, found by bisection in steps of a thousandth: a
/// share is in reach where giving the cheapest mends to as many seats as it asks for leaves room for all. A unit in
/// which not even every mend together reaches the share is asked for all of its mends, so that it does not hold the
/// others down. `base` and `also` have to be met besides; where they cannot be, the share is 0 and the groups ask for
/// nothing.
struct EqualShare {
    Share share;
    std::vector<CoverageGroup> groups; ///< one for each unit that has seats
    std::optional<Solution> witness;   ///< a solution that reaches it; none where nobody is asked for anything
};
[[nodiscard]] EqualShare greatest_equal_share(
    const Task& task, const Solver& solver, const Rewards& base, std::span<const CoverageGroup> also,
    const Limits& limits);

} // namespace rasoat::planner

#pragma once

#include "planner/choice/incumbent.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace rasoat::planner::choice {

/// Exhaustive search of one component by depth first, the seats with most at stake first.
struct BranchResult {
    bool complete = false;   ///< the incumbent is the component's best
    std::uint64_t nodes = 0; ///< spent
};

/// Looks for choices of the component better than the incumbent's and puts the best in. A branch is cut when the bound
/// at `price`, less what its decisions lost, can't beat the incumbent. Ends at `node_limit` or when `cut` says so.
/// `trial` is an empty plan to work in, and is left empty.
[[nodiscard]] BranchResult branch(
    const Instance& instance, const Component& component, const std::vector<double>& price, std::uint64_t node_limit,
    const std::function<bool()>& cut, Incumbent& trial, Incumbent& incumbent);

} // namespace rasoat::planner::choice

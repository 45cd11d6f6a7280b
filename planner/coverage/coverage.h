#pragma once

#include "planner/coverage/groups.h"

#include <optional>
#include <span>
#include <vector>

/// Plans that have to leave so many seats of a unit fit.
namespace rasoat::planner {

struct Covering {
    std::optional<Solution> solution; ///< none was found that meets every group
    bool impossible = false;          ///< proven: there is none
};

/// The best solution found that meets every group. Where the plain best does not meet them, each group gets a price for
/// a fit seat (Lagrange), searched by subgradient steps: seats that are fit earn it, and
///
///     bound = bound at these prices - sum over groups of price * seats that still have to become fit
///
/// is above every solution that meets the groups (Fisher 1981); where it falls below 0, there is none. The first one
/// that meets them is made by giving the cheapest mends to as many seats as are needed; later ones by the prices, and
/// by choosing anew with just the seats that they made fit held to it. With a node limit each of the some fifty
/// solutions has that limit for itself. `known` is one that meets the groups, where there is one already: then one
/// comes out however short the time. Prices of money are those of the least bound.
[[nodiscard]] Covering solve_covering(
    const Task& task, const Solver& solver, const Rewards& base, std::span<const CoverageGroup> groups,
    std::optional<Solution> known, const Limits& limits, const ProgressSink& on_progress);

/// A solution that meets all groups by giving the cheapest mends to as many seats as are needed; none where that way
/// leads to none.
[[nodiscard]] std::optional<Solution> solve_cheaply(
    const Task& task, const Solver& solver, const Rewards& base, std::span<const CoverageGroup> groups,
    const Limits& limits);

/// Of groups that cannot be met together, as few as still cannot, as far as solve_cheaply tells.
[[nodiscard]] std::vector<CoverageGroup> fewest_unmet(
    const Task& task, const Solver& solver, const Rewards& base, std::vector<CoverageGroup> groups,
    const Limits& limits);

} // namespace rasoat::planner

#pragma once

#include "planner/locks.h"
#include "planner/offers/solution.h"

#include <optional>
#include <vector>

namespace rasoat::planner {

/// A solution that meets locks and policies.
struct Steered {
    Solution solution;
    /// Where lots changed prices: the options at the prices that hold, of which the solution speaks.
    std::optional<std::vector<SeatOptions>> repriced;
    double rewarded = 0; ///< what the solution's worth and bound hold beside benefit
};

/// Solves the task by the solver so that locks, shares of fit seats, equal treatment and lots are kept. Throws
/// PlanConflict where they cannot be.
[[nodiscard]] Steered solve_steered(
    const Task& task, const Solver& solver, const LockOfSeat& locks, const Limits& limits,
    const ProgressSink& on_progress);

} // namespace rasoat::planner

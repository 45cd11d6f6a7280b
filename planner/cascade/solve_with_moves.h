#pragma once

#include "planner/cascade/market.h"
#include "planner/offers/solution.h"

namespace rasoat::planner {

/// Solves the task with machines changing seats in the pool of policies.cascade. `market`: of the task's fleet,
/// policies and seats (make_market). The task must outlive the solver.
[[nodiscard]] Solver solver_with_moves(const Task& task, cascade::Market market);

} // namespace rasoat::planner

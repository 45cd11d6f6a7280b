#pragma once

#include "planner/offers/solution.h"

namespace rasoat::planner {

/// Solves the task with machines changing seats in the pool of policies.cascade. What each machine is worth at each
/// kind of seat is worked out here and now; the task must outlive the solver.
[[nodiscard]] Solver solver_with_moves(const Task& task, unsigned threads);

} // namespace rasoat::planner

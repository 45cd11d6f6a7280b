#pragma once

#include "planner/offers/solution.h"
#include "planner/plan.h"

#include <vector>

namespace rasoat::planner {

/// Writes the chosen offers into the plan: one line a seat, then the sums over them. The findings of `seats` move into
/// the lines.
void add_lines(Plan& plan, const Task& task, const Solution& solution, std::vector<SeatOptions>& seats);

} // namespace rasoat::planner

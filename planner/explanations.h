#pragma once

#include "planner/frontier.h"
#include "planner/offers/solution.h"
#include "planner/plan.h"

namespace rasoat::planner {

/// Adds to a plan with its lines what explains them: second bests, budgets at which seats come in, days from which
/// machines may be replaced, prices of money, what is put off, the least share of fit seats.
void add_explanations(Plan& plan, const Task& task, const Solution& solution, Frontier frontier);

} // namespace rasoat::planner

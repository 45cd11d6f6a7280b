#include "planner/plan.h"

#include "planner/cascade/solve_with_moves.h"
#include "planner/explanations.h"
#include "planner/fleet_check.h"
#include "planner/frontier.h"
#include "planner/funding/funding.h"
#include "planner/locks.h"
#include "planner/plan_lines.h"
#include "planner/steered.h"

#include <algorithm>
#include <limits>

namespace rasoat::planner {
namespace {

double gap_between(double benefit, double bound) {
    if (bound <= benefit) return 0;
    return benefit > 0 ? (bound - benefit) / benefit : std::numeric_limits<double>::infinity();
}

Solver solver_for(const Task& task, unsigned threads) {
    return task.policies.cascade == CascadePool::none ? Solver(solve) : solver_with_moves(task, threads);
}

} // namespace

Plan plan(const Fleet& fleet, const Policies& policies, const Limits& limits, const ProgressSink& on_progress) {
    check(fleet, policies);
    std::vector<SeatOptions> seats = priced_options(fleet, policies, limits.threads);
    const LockOfSeat locks = locks_by_seat(fleet, policies);
    apply_locks(fleet, locks, seats);
    const Funding funding(fleet, policies);
    const Task task{fleet, policies, seats, funding};
    Steered steered = solve_steered(task, solver_for(task, limits.threads), locks, limits, on_progress);
    if (steered.repriced) seats = *std::move(steered.repriced);
    const Solution& solution = steered.solution;

    Plan plan;
    const Task priced{fleet, policies, seats, funding};
    add_lines(plan, priced, solution, seats);
    add_explanations(plan, priced, solution, frontier_of(seats, policies.first_year));
    for (const Fund& fund : fleet.funds)
        if (fund.year >= policies.first_year && fund.year < policies.first_year + policies.years)
            plan.budget += fund.amount;
    plan.bound = std::max(plan.benefit, solution.bound - steered.rewarded);
    plan.gap = gap_between(plan.benefit, plan.bound);
    plan.proven_optimal = solution.proven_optimal;
    plan.stopped_by = solution.stopped_by;
    return plan;
}

} // namespace rasoat::planner

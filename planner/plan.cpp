#include "planner/plan.h"

#include "planner/cascade/solve_with_moves.h"
#include "planner/explanations.h"
#include "planner/fleet_check.h"
#include "planner/frontier.h"
#include "planner/funding/settlement.h"
#include "planner/locks.h"
#include "planner/offers/part_of_limits.h"
#include "planner/plan_lines.h"
#include "planner/prepared_plan.h"
#include "planner/steered.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace rasoat::planner {
namespace {

double gap_between(double benefit, double bound) {
    if (bound <= benefit) return 0;
    return benefit > 0 ? (bound - benefit) / benefit : std::numeric_limits<double>::infinity();
}

Solver solver_for(const Task& task, const std::optional<cascade::Market>& market) {
    return market ? solver_with_moves(task, *market) : Solver(solve);
}

/// What every seat could get for nothing: the plan without a dong. Empty where nothing moves.
std::vector<std::optional<PricedOption>>
exchanged_for_nothing(const Task& task, const Solver& solver, const Limits& limits) {
    if (task.policies.cascade == CascadePool::none) return {};
    Policies poor = task.policies;
    poor.reserve = Share{1'000'000};
    const Funding nothing(task.fleet, poor);
    return solver({task.fleet, poor, task.seats, nothing}, Rewards(task.seats.size()), limits, {}).received;
}

InvalidFleet too_great(const InvalidProblem& problem) {
    return InvalidFleet(
        std::string("prices, seats and funds together are too great to reckon with: ") + problem.what());
}

/// Lets the funds pay that leave the freest money, for the same lines.
void settle_payments(const Task& task, Solution& solution) {
    std::vector<SettledLine> lines;
    std::vector<std::uint32_t> seat_of;
    for (std::uint32_t seat = 0; seat < task.seats.size(); ++seat) {
        if (!solution.taken[seat] || !solution.taken[seat]->fund) continue;
        const PricedOption& option = *option_taken(task, solution, seat);
        lines.push_back(
            {paid_line_of(task.fleet.seats[seat], option, task.fleet.catalogue), *solution.taken[seat]->fund});
        seat_of.push_back(seat);
    }
    settle(task.fleet, task.policies, task.funding, lines);
    for (std::size_t line = 0; line < lines.size(); ++line)
        solution.taken[seat_of[line]]->fund = lines[line].fund;
}

} // namespace

PlanPreparation prepare_plan(const Fleet& fleet, const Policies& policies, const Limits& limits) try {
    check(fleet, policies);
    std::vector<SeatOptions> seats = priced_options(fleet, policies, limits.threads);
    check_sums(fleet, seats);
    apply_locks(fleet, locks_by_seat(fleet, policies), seats);
    const Funding funding(fleet, policies);
    const Task task{fleet, policies, seats, funding};
    std::optional<cascade::Market> market;
    if (policies.cascade != CascadePool::none) market = cascade::make_market(fleet, policies, seats, limits.threads);
    Frontier frontier = frontier_of(
        seats, policies.first_year, exchanged_for_nothing(task, solver_for(task, market), part_of(limits, 0.2)));
    return {std::move(seats), std::move(market), std::move(frontier)};
} catch (const InvalidProblem& problem) {
    throw too_great(problem);
}

Plan plan_prepared(
    const Fleet& fleet, const Policies& policies, PlanPreparation preparation, const Limits& limits,
    const ProgressSink& on_progress) try {
    check(fleet, policies);
    std::vector<SeatOptions> seats = std::move(preparation.seats);
    const LockOfSeat locks = locks_by_seat(fleet, policies);
    const Funding funding(fleet, policies);
    const Task task{fleet, policies, seats, funding};
    Steered steered = solve_steered(task, solver_for(task, preparation.market), locks, limits, on_progress);
    if (steered.repriced) seats = *std::move(steered.repriced);
    Solution& solution = steered.solution;

    Plan plan;
    const Task priced{fleet, policies, seats, funding};
    settle_payments(priced, solution);
    add_lines(plan, priced, solution, seats);
    add_explanations(plan, priced, solution, std::move(preparation.frontier));
    for (const Fund& fund : fleet.funds)
        if (fund.year >= policies.first_year && fund.year < policies.first_year + policies.years)
            plan.budget += fund.amount;
    plan.bound = std::max(plan.benefit, solution.bound - steered.rewarded);
    plan.gap = gap_between(plan.benefit, plan.bound);
    plan.proven_optimal = solution.proven_optimal;
    plan.stopped_by = solution.stopped_by;
    return plan;
} catch (const InvalidProblem& problem) {
    throw too_great(problem);
}

Plan plan(const Fleet& fleet, const Policies& policies, const Limits& limits, const ProgressSink& on_progress) {
    return plan_prepared(fleet, policies, prepare_plan(fleet, policies, limits), limits, on_progress);
}

} // namespace rasoat::planner

#include "planner/plan.h"

#include "planner/fleet_check.h"
#include "planner/frontier.h"
#include "planner/funding/funding.h"
#include "planner/locks.h"
#include "planner/model/number_text.h"
#include "planner/offers/solution.h"
#include "planner/plan_lines.h"

#include <algorithm>
#include <limits>

namespace rasoat::planner {
namespace {

double gap_between(double benefit, double bound) {
    if (bound <= benefit) return 0;
    return benefit > 0 ? (bound - benefit) / benefit : std::numeric_limits<double>::infinity();
}

/// Refuses the first seat whose lock the choice could not pay.
void refuse_unpaid_locks(const Task& task, const LockOfSeat& locks, const Solution& solution) {
    for (std::size_t seat = 0; seat < locks.size(); ++seat) {
        if (solution.taken[seat] || !must_be_changed(locks[seat])) continue;
        const auto& options = task.seats[seat].options;
        const auto cheapest =
            std::min_element(options.begin(), options.end(), [](auto& a, auto& b) { return a.cost < b.cost; });
        throw InvalidFleet(
            "seat '" + task.fleet.seats[seat].id + "' is locked to be changed, which costs " +
            money(cheapest->cost).en +
            " at least, but the funds that may pay for it do not hold that much beside the other locked seats; give a "
            "fund more money or remove a lock");
    }
}

Rewards rewards_for_musts(const LockOfSeat& locks, std::span<const SeatOptions> seats) {
    Rewards rewards(seats.size());
    if (std::none_of(locks.begin(), locks.end(), must_be_changed)) return rewards;
    const double reward = more_than_all_benefits(seats);
    for (std::uint32_t seat = 0; seat < locks.size(); ++seat)
        if (must_be_changed(locks[seat])) rewards.add_for_change(seat, reward);
    return rewards;
}

} // namespace

Plan plan(const Fleet& fleet, const Policies& policies, const Limits& limits, const ProgressSink& on_progress) {
    check(fleet, policies);
    std::vector<SeatOptions> seats = priced_options(fleet, policies, limits.threads);
    const LockOfSeat locks = locks_by_seat(fleet, policies);
    apply_locks(fleet, locks, seats);
    const Funding funding(fleet, policies);
    const Task task{fleet, policies, seats, funding};

    const Rewards rewards = rewards_for_musts(locks, seats);
    const double rewarded = rewards.sum();
    ProgressSink without_rewards;
    if (on_progress)
        without_rewards = [&](const Progress& progress) {
            on_progress({std::max(0.0, progress.benefit - rewarded), progress.bound - rewarded});
        };
    const Solution solution = solve(task, rewards, limits, without_rewards);
    refuse_unpaid_locks(task, locks, solution);

    Plan plan;
    plan.frontier = frontier_of(seats, policies.first_year);
    add_lines(plan, task, solution, seats);
    for (const Fund& fund : fleet.funds)
        if (fund.year >= policies.first_year && fund.year < policies.first_year + policies.years)
            plan.budget += fund.amount;
    plan.bound = std::max(plan.benefit, solution.bound - rewarded);
    plan.gap = gap_between(plan.benefit, plan.bound);
    plan.proven_optimal = solution.proven_optimal;
    plan.stopped_by = solution.stopped_by;
    for (const double price : solution.prices)
        plan.benefit_per_million = std::max(plan.benefit_per_million, price * 1'000'000);
    return plan;
}

} // namespace rasoat::planner

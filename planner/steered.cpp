#include "planner/steered.h"

#include "planner/coverage/coverage.h"
#include "planner/coverage/equal_share.h"
#include "planner/limits_met.h"
#include "planner/lots/lots.h"
#include "planner/offers/part_of_limits.h"

#include <algorithm>
#include <utility>

namespace rasoat::planner {
namespace {

Rewards rewards_for_musts(const LockOfSeat& locks, std::span<const SeatOptions> seats) {
    Rewards rewards(seats.size());
    if (std::ranges::none_of(locks, must_be_changed)) return rewards;
    const double reward = more_than_all_benefits(seats);
    for (std::uint32_t seat = 0; seat < locks.size(); ++seat)
        if (must_be_changed(locks[seat])) rewards.add_for_change(seat, reward);
    return rewards;
}

void refuse(std::vector<Conflict> conflicts, const Fleet& fleet) {
    if (!conflicts.empty()) throw PlanConflict(std::move(conflicts), fleet);
}

/// Everything but lots, at the task's prices.
Solution solve_at_prices(
    const Task& task, const Solver& solver, const LockOfSeat& locks, const Rewards& rewards,
    std::vector<CoverageGroup> groups, const Limits& limits, const ProgressSink& on_progress) {
    std::optional<Solution> known;
    if (task.policies.equal_treatment) {
        EqualShare equal = greatest_equal_share(task, solver, rewards, groups, part_of(limits, 0.5));
        std::ranges::move(equal.groups, std::back_inserter(groups));
        known = std::move(equal.witness);
    }
    if (groups.empty()) {
        Solution solution = solver(task, rewards, limits, on_progress);
        refuse(unmet_locks(locks, solution), task.fleet);
        return solution;
    }
    Covering covering =
        solve_covering(task, solver, rewards, groups, std::move(known), part_of(limits, 0.9), on_progress);
    if (!covering.solution)
        refuse(
            unmet_shares(task, fewest_unmet(task, solver, rewards, groups, limits), covering.impossible), task.fleet);
    return *std::move(covering.solution);
}

} // namespace

Steered solve_steered(
    const Task& task, const Solver& solver, const LockOfSeat& locks, const Limits& limits,
    const ProgressSink& on_progress) {
    const std::vector<CoverageGroup> groups = coverage_groups(task.fleet, task.policies);
    refuse(conflicts_in(task, locks, groups), task.fleet);

    const Rewards rewards = rewards_for_musts(locks, task.seats);
    const double rewarded = rewards.sum();
    ProgressSink without_rewards;
    if (on_progress)
        without_rewards = [&](const Progress& progress) {
            on_progress({std::max(0.0, progress.benefit - rewarded), progress.bound - rewarded});
        };
    if (!has_lots(task.policies))
        return {solve_at_prices(task, solver, locks, rewards, groups, limits, without_rewards), std::nullopt, rewarded};

    LotSolution lots = solve_with_lots(task, [&](const Task& at_prices) {
        return solve_at_prices(at_prices, solver, locks, rewards, groups, part_of(limits, 0.4), {});
    });
    if (task.policies.equal_treatment) {
        // The share that all can have depends on prices, so only what holds without it bounds every plan.
        const Solution freely = solver(task, rewards, limits, {});
        lots.solution.bound = std::max(lots.solution.worth, freely.bound);
        lots.solution.proven_optimal = false;
        if (lots.solution.stopped_by == StoppedBy::proof) lots.solution.stopped_by = StoppedBy::node_limit;
    }
    return {std::move(lots.solution), std::move(lots.seats), rewarded};
}

} // namespace rasoat::planner

#include "planner/coverage/equal_share.h"

#include "planner/coverage/coverage.h"
#include "planner/offers/part_of_limits.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

constexpr int steps = 1000;
constexpr int most_solutions = 10; ///< of a bisection over 1000 steps

Share share_of(int step) {
    return {step * (1'000'000 / steps)};
}

/// The groups at that share; `most` is what each could have at all.
std::vector<CoverageGroup> groups_at(const Task& task, int step, const std::vector<std::uint32_t>& most) {
    std::vector<CoverageGroup> groups = unit_groups(task.fleet, task.policies, share_of(step));
    for (std::size_t group = 0; group < groups.size(); ++group)
        groups[group].need = std::min(groups[group].need, most[group]);
    return groups;
}

} // namespace

EqualShare greatest_equal_share(
    const Task& task, const Solver& solver, const Rewards& base, std::span<const CoverageGroup> also,
    const Limits& limits) {
    std::vector<std::uint32_t> most;
    for (const CoverageGroup& group : unit_groups(task.fleet, task.policies, {}))
        most.push_back(most_fit(task, group));
    const auto solution_at = [&](int step, double part) {
        std::vector<CoverageGroup> groups(also.begin(), also.end());
        std::ranges::move(groups_at(task, step, most), std::back_inserter(groups));
        // Mostly the first plan at hand tells; time is for the shares of which it does not.
        Limits at_once = limits;
        at_once.deadline = std::chrono::steady_clock::time_point{};
        if (auto found = solve_cheaply(task, solver, base, groups, at_once)) return found;
        return solve_cheaply(task, solver, base, groups, part_of(limits, part));
    };
    std::optional<Solution> witness;
    int reached = 0;
    int beyond = steps + 1;
    for (int solutions = 0; beyond - reached > 1; ++solutions) {
        const int middle = (reached + beyond) / 2;
        auto found = solution_at(middle, 1.0 / (2 * most_solutions - solutions));
        (found ? reached : beyond) = middle;
        if (found) witness = std::move(found);
    }
    return {share_of(reached), groups_at(task, reached, most), std::move(witness)};
}

} // namespace rasoat::planner

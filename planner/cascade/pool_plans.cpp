#include "planner/cascade/pool_plans.h"

#include <algorithm>
#include <map>

namespace rasoat::planner::cascade {

PoolPlans::PoolPlans(const CascadeProblem& problem)
    : problem_(problem), seats_(problem.market.pools), plans_(problem.market.pools) {
    for (std::uint32_t seat = 0; seat < problem.choice.seat_count(); ++seat)
        seats_[problem.market.pool_of[seat]].push_back(seat);
}

void PoolPlans::note(const Allocation& allocation) {
    const ChoiceProblem& choice = problem_.choice;
    for (std::size_t pool = 0; pool < seats_.size(); ++pool) {
        Plan plan;
        std::map<std::uint32_t, Vnd> spent;
        for (const std::uint32_t seat : seats_[pool]) {
            if (allocation.option[seat] == none) continue;
            plan.push_back({seat, allocation.option[seat], allocation.source[seat]});
            for (const Draw& draw : choice.draws(allocation.option[seat]))
                spent[draw.budget] += draw.amount;
        }
        const bool payable = std::all_of(
            spent.begin(), spent.end(), [&](const auto& each) { return each.second <= choice.budget(each.first); });
        if (payable && !plan.empty()) plans_[pool].insert(std::move(plan));
    }
}

Allocation PoolPlans::put_together(const Limits& limits) const {
    ChoiceProblem master;
    for (std::size_t budget = 0; budget < problem_.choice.budget_count(); ++budget)
        master.add_budget(problem_.choice.budget(budget));
    // A spare machine is a budget of one.
    std::map<std::uint32_t, std::uint32_t> budget_of_spare;
    for (std::uint32_t source = 0; source < problem_.market.sources.size(); ++source)
        if (!problem_.market.sources[source].seat) budget_of_spare[source] = master.add_budget({1});

    std::vector<const Plan*> offered;
    Allocation one;
    one.option.assign(problem_.choice.seat_count(), none);
    one.source = one.option;
    for (const auto& plans : plans_) {
        master.add_seat();
        for (const Plan& plan : plans) {
            std::map<std::uint32_t, Vnd> draws;
            double benefit = 0;
            for (const Step& step : plan) {
                one.option[step.seat] = step.option;
                one.source[step.seat] = step.source;
                benefit += benefit_at(problem_, one, step.seat);
                for (const Draw& draw : problem_.choice.draws(step.option))
                    draws[draw.budget] += draw.amount;
                if (const auto spare = budget_of_spare.find(step.source); spare != budget_of_spare.end())
                    draws[spare->second] += {1};
            }
            if (benefit <= 0) continue;
            std::vector<Draw> flat;
            flat.reserve(draws.size());
            for (const auto& [budget, amount] : draws)
                flat.push_back({budget, amount});
            (void)master.add_option(benefit, flat);
            offered.push_back(&plan);
        }
    }
    const Choice chosen = choose(master, limits);
    Allocation whole;
    whole.option.assign(problem_.choice.seat_count(), none);
    whole.source = whole.option;
    for (std::size_t pool = 0; pool < plans_.size(); ++pool) {
        if (!chosen.chosen[pool]) continue;
        for (const Step& step : *offered[master.first_option(pool) + *chosen.chosen[pool]]) {
            whole.option[step.seat] = step.option;
            whole.source[step.seat] = step.source;
        }
    }
    for (std::uint32_t seat = 0; seat < whole.option.size(); ++seat)
        whole.benefit += benefit_at(problem_, whole, seat);
    return whole;
}

} // namespace rasoat::planner::cascade

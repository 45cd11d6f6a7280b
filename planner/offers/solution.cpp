#include "planner/offers/solution.h"

namespace rasoat::planner {

Solution solve(const Task& task, const Rewards& rewards, const Limits& limits, const ProgressSink& on_progress) {
    const Offers offers = offers_of(task, rewards);
    Choice choice = choose(offers.problem, limits, on_progress);
    Solution solution;
    solution.taken.resize(task.seats.size());
    for (std::uint32_t seat = 0; seat < task.seats.size(); ++seat)
        if (choice.chosen[seat])
            solution.taken[seat] = offers.offers[offers.problem.first_option(seat) + *choice.chosen[seat]];
    solution.prices = std::move(choice.prices);
    solution.worth = choice.benefit;
    solution.bound = choice.bound;
    solution.proven_optimal = choice.proven_optimal;
    solution.stopped_by = choice.stopped_by;
    return solution;
}

} // namespace rasoat::planner

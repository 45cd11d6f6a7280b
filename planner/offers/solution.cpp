#include "planner/offers/solution.h"

namespace rasoat::planner {

const PricedOption* option_taken(const Task& task, const Solution& solution, std::uint32_t seat) {
    if (!solution.received.empty() && solution.received[seat]) return &*solution.received[seat];
    const std::optional<Offer>& offer = solution.taken[seat];
    return offer ? &task.seats[seat].options[offer->option] : nullptr;
}

bool fit_at(const Task& task, const Solution& solution, std::uint32_t seat, Year year) {
    return fit_at(task.seats[seat], option_taken(task, solution, seat), year);
}

Solution solve(const Task& task, const Rewards& rewards, const Limits& limits, const ProgressSink& on_progress) {
    const Offers offers = offers_of(task, rewards);
    Choice choice = choose(offers.problem, limits, on_progress);
    Solution solution;
    solution.taken.resize(task.seats.size());
    for (std::uint32_t seat = 0; seat < task.seats.size(); ++seat) {
        if (!choice.chosen[seat]) continue;
        solution.taken[seat] = offers.offers[offers.problem.first_option(seat) + *choice.chosen[seat]];
        solution.benefit += option_taken(task, solution, seat)->benefit;
    }
    solution.prices = std::move(choice.prices);
    solution.worth = choice.benefit;
    solution.bound = choice.bound;
    solution.proven_optimal = choice.proven_optimal;
    solution.stopped_by = choice.stopped_by;
    return solution;
}

} // namespace rasoat::planner

#include "planner/second_best.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

/// What the payment's money is worth elsewhere.
double worth_of(const Payment& payment, const Solution& solution) {
    double worth = 0;
    for (const Draw& draw : payment.draws)
        worth += solution.prices[draw.budget] * static_cast<double>(draw.amount.amount);
    return worth;
}

/// Benefit less what the money is worth elsewhere; none where nobody may pay, or not in that fund.
std::optional<double> gain_of(
    const Task& task, const Solution& solution, std::uint32_t seat, const PricedOption& option,
    std::optional<std::uint32_t> fund = std::nullopt) {
    if (option.cost == Vnd{0}) return option.benefit;
    std::optional<double> least;
    const PaidLine line = paid_line_of(task.fleet.seats[seat], option, task.fleet.catalogue);
    for (const Payment& payment : task.funding.payments_for(line)) {
        if (fund && payment.fund != *fund) continue;
        const double worth = worth_of(payment, solution);
        least = least ? std::min(*least, worth) : worth;
    }
    if (!least) return std::nullopt;
    return option.benefit - *least;
}

} // namespace

std::optional<SecondBest> second_best_at(const Task& task, const Solution& solution, std::uint32_t seat) {
    const PricedOption* taken = option_taken(task, solution, seat);
    if (!taken) return std::nullopt;
    const double gain = gain_of(task, solution, seat, *taken, solution.taken[seat]->fund).value_or(taken->benefit);
    const PricedOption* best = nullptr;
    double best_gain = 0; // of keeping
    for (const PricedOption& option : task.seats[seat].options) {
        if (&option == taken || option.benefit <= 0) continue;
        const auto its = gain_of(task, solution, seat, option);
        if (!its || *its <= best_gain) continue;
        best = &option;
        best_gain = *its;
    }
    SecondBest second;
    second.behind = gain - best_gain;
    if (!best) return second;
    second.option = best->option;
    second.year = best->year;
    second.cost = best->cost;
    second.benefit = best->benefit;
    return second;
}

} // namespace rasoat::planner

#include "planner/choice/branch.h"
#include "planner/choice/choice.h"
#include "planner/choice/decomposition.h"
#include "planner/choice/effort.h"
#include "planner/choice/greedy.h"
#include "planner/choice/incumbent.h"
#include "planner/choice/instance.h"
#include "planner/choice/prices.h"

#include <algorithm>
#include <limits>

namespace rasoat::planner {
namespace {

using choice::Incumbent;
using choice::Instance;

/// Of the first attempt at a proof by branching; doubled every round.
constexpr std::uint64_t branch_nodes = 20'000;

Choice answer(const ChoiceProblem& problem, const Instance& instance, const Incumbent& incumbent) {
    Choice result;
    result.chosen.resize(problem.seat_count());
    result.spent.resize(problem.budget_count());
    result.prices.resize(problem.budget_count());
    for (std::uint32_t seat = 0; seat < instance.seats(); ++seat)
        if (incumbent.chosen(seat) != choice::none)
            result.chosen[instance.origin_seat[seat]] = instance.origin_option[incumbent.chosen(seat)];
    for (std::size_t seat = 0; seat < result.chosen.size(); ++seat) {
        if (!result.chosen[seat]) continue;
        const std::size_t option = problem.first_option(seat) + *result.chosen[seat];
        result.benefit += problem.benefit(option);
        for (const Draw& draw : problem.draws(option))
            result.spent[draw.budget] += draw.amount;
    }
    return result;
}

} // namespace

Choice choose(const ChoiceProblem& problem, const Limits& limits, const ProgressSink& on_progress) {
    const Instance instance = choice::make_instance(problem, limits.threads);
    choice::Effort effort(limits);
    const choice::Prices prices = choice::rough_prices(instance, 100, effort);
    Incumbent incumbent(instance);
    choice::fill_by_prices(instance, prices.price, incumbent);
    choice::Decomposition decomposition(instance, prices, incumbent, effort);
    Progress told{-1, std::numeric_limits<double>::infinity()};
    const auto tell = [&] {
        if (!on_progress) return;
        const Progress now{std::max(told.benefit, incumbent.benefit()), std::min(told.bound, decomposition.bound())};
        if (now.benefit == told.benefit && now.bound == told.bound) return;
        told = now;
        on_progress(told);
    };
    tell();
    while (!decomposition.closed() && !effort.over()) {
        decomposition.round(tell);
        for (std::uint32_t c = 0; c < instance.components.size() && !effort.over(); ++c) {
            if (!decomposition.is_open(c)) continue;
            const std::uint64_t nodes = std::min(effort.left(), branch_nodes << decomposition.rounds());
            const auto result = choice::branch(
                instance, instance.components[c], decomposition.prices(), nodes, [&] { return effort.cut(); },
                incumbent);
            effort.count(result.nodes);
            if (result.complete) decomposition.close(c);
        }
        tell();
    }
    Choice result = answer(problem, instance, incumbent);
    for (std::size_t b = 0; b < instance.capacity.size(); ++b)
        result.prices[instance.origin_budget[b]] = decomposition.prices()[b];
    result.proven_optimal = decomposition.closed();
    result.stopped_by = result.proven_optimal ? StoppedBy::proof : effort.stopped_by();
    // The bound is a sum of a great many rounded numbers; a margin above their error keeps it a bound.
    constexpr double rounding = 1e-11;
    result.bound =
        result.proven_optimal ? result.benefit : std::max(result.benefit, decomposition.bound() * (1 + rounding));
    return result;
}

} // namespace rasoat::planner

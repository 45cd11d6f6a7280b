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

constexpr std::uint64_t first_branch_nodes = 20'000; ///< of the first round; doubled every round
constexpr std::uint32_t most_branched_seats = 300;   ///< beyond, branching over a whole component is hopeless

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

/// A try at a proof by branching over whole components, longer with every round.
void branch_small_components(
    const Instance& instance, choice::Decomposition& decomposition, choice::Effort& effort, Incumbent& incumbent) {
    Incumbent trial(instance);
    for (std::uint32_t c = 0; c < instance.components.size() && !effort.over(); ++c) {
        const choice::Component& component = instance.components[c];
        const std::uint32_t seats =
            instance.blocks[component.last_block - 1].last_seat - instance.blocks[component.first_block].first_seat;
        if (!decomposition.is_open(c) || seats > most_branched_seats) continue;
        const std::uint64_t nodes = std::min(effort.left(), first_branch_nodes << std::min(decomposition.rounds(), 30));
        const auto result = choice::branch(
            instance, component, decomposition.prices(), nodes, [&] { return effort.cut(); }, trial, incumbent);
        effort.count(result.nodes);
        if (result.complete) decomposition.close(c);
    }
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
        branch_small_components(instance, decomposition, effort, incumbent);
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

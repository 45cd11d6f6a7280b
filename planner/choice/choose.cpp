#include "planner/choice/branch.h"
#include "planner/choice/choice.h"
#include "planner/choice/greedy.h"
#include "planner/choice/incumbent.h"
#include "planner/choice/instance.h"
#include "planner/choice/prices.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

using choice::Incumbent;
using choice::Instance;

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
    const Instance instance = choice::make_instance(problem);
    StoppedBy stopped = StoppedBy::proof;
    const auto cut = [&] {
        if (limits.cancelled.stop_requested())
            stopped = StoppedBy::cancellation;
        else if (limits.deadline && std::chrono::steady_clock::now() >= *limits.deadline)
            stopped = StoppedBy::deadline;
        return stopped != StoppedBy::proof;
    };
    const choice::Prices prices = choice::rough_prices(instance, 200, cut);
    Incumbent incumbent(instance);
    choice::fill_by_prices(instance, prices.price, incumbent);
    if (on_progress) on_progress({incumbent.benefit(), std::max(prices.bound, incumbent.benefit())});
    std::uint64_t nodes = limits.nodes.value_or(~std::uint64_t{0});
    bool complete = stopped == StoppedBy::proof;
    for (const choice::Component& component : instance.components) {
        if (!complete) break;
        const auto result = choice::branch(instance, component, prices.price, nodes, cut, incumbent);
        nodes -= std::min(nodes, result.nodes);
        complete = result.complete;
        if (on_progress) on_progress({incumbent.benefit(), std::max(prices.bound, incumbent.benefit())});
    }
    Choice result = answer(problem, instance, incumbent);
    for (std::size_t b = 0; b < instance.capacity.size(); ++b)
        result.prices[instance.origin_budget[b]] = prices.price[b];
    result.proven_optimal = complete;
    if (!complete && stopped == StoppedBy::proof) stopped = StoppedBy::node_limit;
    result.stopped_by = stopped;
    result.bound = complete ? result.benefit : std::max(result.benefit, prices.bound * (1 + 1e-12));
    return result;
}

} // namespace rasoat::planner

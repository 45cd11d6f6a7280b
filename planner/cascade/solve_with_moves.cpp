#include "planner/cascade/solve_with_moves.h"

#include "planner/cascade/cascade.h"
#include "planner/options/hand_down.h"
#include "planner/options/options.h"

#include <algorithm>
#include <utility>

namespace rasoat::planner {
namespace {

using cascade::Market;
using cascade::none;

/// The task's offers as a problem of moves, with one offer to receive for each seat, year and payer.
struct Moves {
    ChoiceProblem choice;
    std::vector<Movement> movements;
    std::vector<Offer> offers; ///< by index over all options; of one that receives only the fund is meant
};

/// By seat: no lock asks for anything else than a machine that serves.
std::vector<std::uint8_t> seats_that_receive(const Task& task) {
    std::vector<std::uint8_t> receives(task.seats.size(), 1);
    for (const Lock& lock : task.policies.locks)
        if (lock.kind != Lock::Kind::must_mend) receives[lock.seat] = 0;
    return receives;
}

PricedOption receiving(const Task& task, Year year) {
    PricedOption option;
    option.option.kind = OptionKind::hand_down;
    option.year = year;
    option.cost = task.policies.moving_cost;
    return option;
}

void add_offers(
    const Task& task, std::uint32_t seat, const PricedOption& option, std::uint32_t index, double worth,
    Movement movement, Moves& moves) {
    const auto add = [&](std::span<const Draw> draws, std::optional<std::uint32_t> fund) {
        // What no plan can pay would only blur the prices of machines.
        for (const Draw& draw : draws)
            if (draw.amount > task.funding.budgets()[draw.budget]) return;
        moves.choice.add_option(worth, draws);
        moves.movements.push_back(movement);
        moves.offers.push_back({index, fund});
    };
    if (option.cost == Vnd{0}) {
        add({}, std::nullopt);
        return;
    }
    const PaidLine line = paid_line_of(task.fleet.seats[seat], option, task.fleet.catalogue);
    for (const Payment& payment : task.funding.payments_for(line))
        add({payment.draws.data(), payment.draws.size()}, payment.fund);
}

Moves moves_of(const Task& task, const Rewards& rewards, const Market& market, std::span<const std::uint8_t> receives) {
    Moves moves;
    for (const Vnd amount : task.funding.budgets())
        moves.choice.add_budget(amount);
    for (std::uint32_t seat = 0; seat < task.seats.size(); ++seat) {
        moves.choice.add_seat();
        const SeatOptions& options = task.seats[seat];
        for (std::uint32_t index = 0; index < options.options.size(); ++index) {
            const PricedOption& option = options.options[index];
            const bool leaves = option.option.kind == OptionKind::replace;
            const double worth = option.benefit + rewards.of(seat, options, option);
            // A new machine that brings nothing where it comes may still free a good one.
            if (worth < 0 || (worth == 0 && !leaves)) continue;
            const Movement movement{
                leaves ? Movement::Kind::leaves : Movement::Kind::stays,
                static_cast<std::uint32_t>(option.year - task.policies.first_year)};
            add_offers(task, seat, option, index, worth, movement, moves);
        }
        if (market.class_of[seat] == none || !receives[seat]) continue;
        for (std::uint32_t year = 0; year < market.years; ++year)
            add_offers(
                task, seat, receiving(task, task.policies.first_year + static_cast<int>(year)), 0,
                rewards.for_change(seat), {Movement::Kind::receives, year}, moves);
    }
    return moves;
}

/// The move as an option of the seat, with its scores.
PricedOption received(const Task& task, const Market& market, std::uint32_t seat, std::uint32_t source, Year year) {
    const Fleet& fleet = task.fleet;
    const Policies& policies = task.policies;
    const Role& role = fleet.roles[fleet.seats[seat].role];
    const cascade::Demand& demand = market.demands[market.demand_of[seat]];
    const Machine& machine = fleet.machines[market.sources[source].machine];
    const auto on_the_way = upgrade_on_the_way(machine, role, fleet.catalogue, policies);
    const auto scores =
        yearly_scores(handed_down(machine, on_the_way, demand.monitors, fleet.catalogue), role, policies);
    const auto offset = static_cast<std::uint32_t>(year - policies.first_year);

    PricedOption option = receiving(task, year);
    option.option.machine = market.sources[source].machine;
    option.option.upgrade = on_the_way.value_or(Upgrade{});
    const double gained =
        market.points[market.at(source, market.demand_of[seat], offset)] - market.kept[market.at(seat, offset)];
    option.benefit = market.weight_of[seat] * gained - market.moving_points;
    option.score_after = scores[offset];
    option.fit_after = option.score_after >= policies.fit_from;
    for (std::size_t later = offset; later < scores.size() && scores[later] >= policies.fit_from; ++later)
        option.serves_until = policies.first_year + static_cast<int>(later);
    return option;
}

std::vector<std::vector<cascade::FitnessReward>> rewards_by_seat(const Task& task, const Rewards& rewards) {
    std::vector<std::vector<cascade::FitnessReward>> by_seat(task.seats.size());
    for (std::uint32_t seat = 0; seat < by_seat.size(); ++seat)
        for (const Rewards::ForFitness& each : rewards.for_fitness(seat))
            if (each.by >= task.policies.first_year)
                by_seat[seat].push_back({static_cast<std::uint32_t>(each.by - task.policies.first_year), each.reward});
    return by_seat;
}

/// Everything that stays the same from one call of the solver to the next.
struct Ready {
    Market market;
    std::vector<std::uint8_t> receives; ///< by seat
};

Solution solve_with(
    const Task& task, Ready& ready, const Rewards& rewards, const Limits& limits, const ProgressSink& on_progress) {
    Market& market = ready.market;
    cascade::classify(market, rewards_by_seat(task, rewards));
    const Moves moves = moves_of(task, rewards, market, ready.receives);
    const Cascade found = solve_cascade({moves.choice, moves.movements, market}, limits, on_progress);

    Solution solution;
    solution.taken.resize(task.seats.size());
    solution.received.resize(task.seats.size());
    for (std::uint32_t seat = 0; seat < task.seats.size(); ++seat) {
        if (!found.choice.chosen[seat]) continue;
        const std::size_t option = moves.choice.first_option(seat) + *found.choice.chosen[seat];
        solution.taken[seat] = moves.offers[option];
        if (found.source[seat] != none) {
            const Year year = task.policies.first_year + static_cast<int>(moves.movements[option].year);
            solution.received[seat] = received(task, market, seat, found.source[seat], year);
        }
        solution.benefit += option_taken(task, solution, seat)->benefit;
    }
    solution.prices = found.choice.prices;
    solution.worth = found.choice.benefit;
    solution.bound = found.choice.bound;
    solution.proven_optimal = found.choice.proven_optimal;
    solution.stopped_by = found.choice.stopped_by;
    return solution;
}

} // namespace

Solver solver_with_moves(const Task& task, cascade::Market market) {
    Ready ready{std::move(market), seats_that_receive(task)};
    return
        [ready = std::move(ready)](
            const Task& priced, const Rewards& rewards, const Limits& limits, const ProgressSink& on_progress) mutable {
            return solve_with(priced, ready, rewards, limits, on_progress);
        };
}

} // namespace rasoat::planner

#include "planner/explanations.h"

#include "planner/options/replacement_day.h"
#include "planner/put_off.h"
#include "planner/second_best.h"

#include <algorithm>
#include <utility>

namespace rasoat::planner {
namespace {

void explain_line(PlanLine& line, const Task& task, const Solution& solution, const Frontier& frontier) {
    const Seat& seat = task.fleet.seats[line.seat];
    line.second_best = second_best_at(task, solution, line.seat);
    if (line.cost == Vnd{0} && line.missed) line.comes_in_at = frontier.comes_in_at[line.seat];
    if (seat.machine) line.replaceable_from = replaceable_from(task.fleet.machines[*seat.machine], task.policies);
}

/// Of the units that have seats, the least share of seats that are fit at the end of the last year planned.
Share least_unit_share(const Task& task, const Solution& solution) {
    struct Count {
        std::int64_t fit = 0, seats = 0;
    };
    std::vector<Count> units(task.fleet.units.size());
    const Year last = task.policies.first_year + (task.policies.years - 1);
    for (std::uint32_t seat = 0; seat < task.fleet.seats.size(); ++seat) {
        Count& count = units[task.fleet.seats[seat].unit];
        ++count.seats;
        count.fit += fit_at(task, solution, seat, last) ? 1 : 0;
    }
    Share least{1'000'000};
    for (const Count& count : units)
        if (count.seats > 0) least = std::min(least, Share{static_cast<int>(count.fit * 1'000'000 / count.seats)});
    return least;
}

} // namespace

void add_explanations(Plan& plan, const Task& task, const Solution& solution, Frontier frontier) {
    for (PlanLine& line : plan.lines)
        explain_line(line, task, solution, frontier);
    plan.frontier = std::move(frontier.curve);
    for (std::uint32_t fund = 0; fund < task.fleet.funds.size(); ++fund) {
        plan.million_buys_by_fund.push_back(task.funding.price_of(fund, solution.prices) * 1'000'000);
        plan.benefit_per_million = std::max(plan.benefit_per_million, plan.million_buys_by_fund.back());
    }
    plan.put_off = put_off_by(plan.lines, task.seats, task.fleet, task.policies);
    plan.least_unit_share = least_unit_share(task, solution);
}

} // namespace rasoat::planner

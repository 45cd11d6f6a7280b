#include "planner/plan_lines.h"

#include <utility>

namespace rasoat::planner {
namespace {

/// For a seat that stays unfit: the cheapest option after which it is fit, else the one of the greatest benefit.
std::optional<MissedOption> missed_at(const SeatOptions& seat, const PlanLine& line, Year year) {
    const PricedOption* best = nullptr;
    for (const PricedOption& option : seat.options) {
        if (option.year != year || option.benefit <= line.benefit) continue;
        const auto better_than = [&](const PricedOption& other) {
            if (option.fit_after != other.fit_after) return option.fit_after;
            return option.fit_after ? option.cost < other.cost : option.benefit > other.benefit;
        };
        if (!best || better_than(*best)) best = &option;
    }
    if (!best) return std::nullopt;
    return MissedOption{best->option, best->cost, best->score_after};
}

/// Which seat each machine stands at today.
std::vector<std::optional<std::uint32_t>> seats_of_machines(const Fleet& fleet) {
    std::vector<std::optional<std::uint32_t>> seats(fleet.machines.size());
    for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat)
        if (fleet.seats[seat].machine) seats[*fleet.seats[seat].machine] = seat;
    return seats;
}

PlanLine line_of(
    std::uint32_t seat, SeatOptions& options, const PricedOption* taken, std::optional<std::uint32_t> fund,
    const Policies& policies) {
    PlanLine line;
    line.seat = seat;
    line.score_after = options.score_kept;
    line.fit_after = options.fit_kept;
    line.serves_until = options.kept_serves_until;
    if (taken) {
        line.option = taken->option;
        line.score_after = taken->score_after;
        line.fit_after = taken->fit_after;
        line.serves_until = taken->serves_until;
        line.benefit = taken->benefit;
        line.cost = taken->cost;
        line.year = taken->year;
        line.fund = fund;
    }
    if (!line.fit_after) line.missed = missed_at(options, line, policies.first_year);
    line.before = std::move(options.before);
    return line;
}

void add_to_sums(Plan& plan, const PlanLine& line, const Policies& policies) {
    plan.seats_fit_before += line.before.fit(policies) ? 1 : 0;
    plan.seats_fit_after += line.fit_after ? 1 : 0;
    plan.seats_unjudged += line.before.judged() ? 0 : 1;
    plan.upgraded += line.option.kind == OptionKind::upgrade ? 1 : 0;
    plan.replaced += line.option.kind == OptionKind::replace ? 1 : 0;
    plan.moved += line.option.kind == OptionKind::hand_down ? 1 : 0;
    plan.benefit += line.benefit;
    plan.spent += line.cost;
    if (line.fund) plan.spent_by_fund[*line.fund] += line.cost;
}

} // namespace

void add_lines(Plan& plan, const Task& task, const Solution& solution, std::vector<SeatOptions>& seats) {
    plan.spent_by_fund.resize(task.fleet.funds.size());
    plan.lines.reserve(seats.size());
    const auto stood_at = seats_of_machines(task.fleet);
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat) {
        const auto fund = solution.taken[seat] ? solution.taken[seat]->fund : std::nullopt;
        PlanLine line = line_of(seat, seats[seat], option_taken(task, solution, seat), fund, task.policies);
        if (line.option.kind == OptionKind::hand_down) line.from_seat = stood_at[line.option.machine];
        plan.lines.push_back(std::move(line));
        add_to_sums(plan, plan.lines.back(), task.policies);
    }
}

} // namespace rasoat::planner

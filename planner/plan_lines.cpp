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

PlanLine
line_of(std::uint32_t seat, SeatOptions& options, const std::optional<Offer>& offer, const Policies& policies) {
    PlanLine line;
    line.seat = seat;
    line.score_after = options.score_kept;
    line.fit_after = options.fit_kept;
    line.serves_until = options.kept_serves_until;
    if (offer) {
        const PricedOption& chosen = options.options[offer->option];
        line.option = chosen.option;
        line.score_after = chosen.score_after;
        line.fit_after = chosen.fit_after;
        line.serves_until = chosen.serves_until;
        line.benefit = chosen.benefit;
        line.cost = chosen.cost;
        line.year = chosen.year;
        line.fund = offer->fund;
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
    plan.benefit += line.benefit;
    plan.spent += line.cost;
    if (line.fund) plan.spent_by_fund[*line.fund] += line.cost;
}

} // namespace

void add_lines(Plan& plan, const Task& task, const Solution& solution, std::vector<SeatOptions>& seats) {
    plan.spent_by_fund.resize(task.fleet.funds.size());
    plan.lines.reserve(seats.size());
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat) {
        plan.lines.push_back(line_of(seat, seats[seat], solution.taken[seat], task.policies));
        add_to_sums(plan, plan.lines.back(), task.policies);
    }
}

} // namespace rasoat::planner

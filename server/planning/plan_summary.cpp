#include "planner/explain/plan_text.h"
#include "server/planning/plan_lines.h"
#include "server/planning/plan_making.h"

#include <algorithm>

namespace rasoat::planning {
namespace {

std::string_view name_of(planner::StoppedBy stopped_by) {
    switch (stopped_by) {
    case planner::StoppedBy::proof:
        return "proof";
    case planner::StoppedBy::node_limit:
        return "node_limit";
    case planner::StoppedBy::deadline:
        return "deadline";
    case planner::StoppedBy::cancellation:
        break;
    }
    return "cancellation";
}

std::vector<FundUse> funds_of(const MadePlan& made, const ReviewedFleet& reviewed) {
    std::vector<FundUse> uses;
    for (std::size_t index = 0; index < made.input.fleet.funds.size(); ++index) {
        const auto& fund = made.input.fleet.funds[index];
        uses.push_back(
            {fund.id, fund.name, fund.year, fund.unit ? std::optional(reviewed.unit_ids[*fund.unit]) : std::nullopt,
             fund.amount, made.plan.spent_by_fund[index], made.plan.million_buys_by_fund[index]});
    }
    return uses;
}

std::vector<UnitUse> units_of(const MadePlan& made, const ReviewedFleet& reviewed) {
    const auto& fleet = made.input.fleet;
    std::vector<UnitUse> uses(fleet.units.size());
    for (const auto& line : made.plan.lines) {
        auto& use = uses[fleet.seats[line.seat].unit];
        ++use.seats;
        use.spent += line.cost;
        use.seats_fit_after += line.fit_after ? 1 : 0;
        use.seats_fit_before += line.before.fit(made.input.policies) ? 1 : 0;
    }
    for (std::size_t unit = 0; unit < uses.size(); ++unit) {
        uses[unit].unit = reviewed.unit_ids[unit];
        uses[unit].name = fleet.units[unit].name;
    }
    std::erase_if(uses, [](const UnitUse& use) { return use.seats == 0; });
    return uses;
}

std::vector<YearUse> years_of(const MadePlan& made, const ReviewedFleet& reviewed) {
    std::vector<YearUse> uses;
    for (int offset = 0; offset < made.settings.years; ++offset) {
        YearUse use;
        use.year = made.settings.first_year + offset;
        for (const auto& fund : made.input.fleet.funds)
            if (fund.year == use.year) use.amount += fund.amount;
        uses.push_back(use);
    }
    for (const auto& line : made.plan.lines) {
        if (!line.year) continue;
        auto& use = uses.at(static_cast<std::size_t>(*line.year - made.settings.first_year));
        use.spent += line.cost;
        count(use.counts, action_at(line, reviewed));
    }
    return uses;
}

} // namespace

PlanSummary summary_of(const MadePlan& made, const ReviewedFleet& reviewed, store::Time now) {
    const auto& plan = made.plan;
    PlanSummary summary;
    summary.settings = made.settings;
    summary.made_at = now;
    summary.year = made.settings.first_year;
    summary.years = made.settings.years;
    summary.budget = plan.budget;
    summary.spent = plan.spent;
    summary.seats = plan.lines.size();
    summary.seats_fit_before = plan.seats_fit_before;
    summary.seats_fit_after = plan.seats_fit_after;
    for (const auto& line : plan.lines)
        count(summary.counts, action_at(line, reviewed));
    summary.benefit = plan.benefit;
    summary.upper_bound = plan.bound;
    summary.gap = plan.gap;
    summary.proven_optimal = plan.proven_optimal;
    summary.stopped_by = name_of(plan.stopped_by);
    summary.seconds = made.took.count();
    summary.million_buys = plan.benefit_per_million;
    for (const auto& point : plan.frontier)
        summary.frontier.push_back({point.budget, point.seats_fit, point.benefit});
    summary.funds = funds_of(made, reviewed);
    summary.units = units_of(made, reviewed);
    summary.by_year = years_of(made, reviewed);
    summary.headline = planner::headline(plan);
    summary.proof = planner::proof(plan);
    summary.put_off = planner::put_off(plan);
    summary.price_source = made.input.fleet.catalogue.source;
    summary.demo = reviewed.demo;
    return summary;
}

} // namespace rasoat::planning

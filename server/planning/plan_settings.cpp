#include "server/planning/plan_settings.h"

#include "server/planning/plan_refused.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::planning {
namespace {

void refuse_over_year(const ReviewedFleet& reviewed, store::Year year) {
    const auto this_year = reviewed.policies.first_year;
    if (year >= this_year) return;
    throw PlanRefused(
        "/first_year",
        {fmt::format("Năm {} đã qua; hãy lập kế hoạch cho năm {} hoặc sau đó.", year.value, this_year.value),
         fmt::format("{} is over; plan for {} or later.", year.value, this_year.value)});
}

void refuse_without_money(const planner::Fleet& fleet, store::Year first, int years) {
    if (!fleet.funds.empty()) return;
    const auto last = first + (years - 1);
    const auto span = years == 1 ? fmt::format("{}", first.value) : fmt::format("{}–{}", first.value, last.value);
    throw PlanRefused(
        "/budget", {fmt::format("Chưa có nguồn kinh phí nào cho năm {}; hãy nhập một số tiền.", span),
                    fmt::format("There is no fund for {}; give a budget.", span)});
}

void set_amounts(planner::Fleet& fleet, const std::vector<FundAmount>& amounts) {
    for (std::size_t index = 0; index < amounts.size(); ++index) {
        const auto fund = std::ranges::find(fleet.funds, amounts[index].fund, &planner::Fund::id);
        if (fund == fleet.funds.end())
            throw PlanRefused(
                fmt::format("/fund_amounts/{}/fund", index),
                {fmt::format("Không có nguồn kinh phí \"{}\".", amounts[index].fund),
                 fmt::format("There is no fund \"{}\".", amounts[index].fund)});
        fund->amount = amounts[index].amount;
    }
}

/// One sum for all years: what is not spent in one is there in the next.
planner::Fund one_sum(store::Vnd amount, store::Year year) {
    planner::Fund fund;
    fund.id = "budget";
    fund.name = {"Tổng kinh phí", "The whole budget"};
    fund.year = year;
    fund.amount = amount;
    fund.carries_over = true;
    return fund;
}

void set_money(planner::Fleet& fleet, const PlanSettings& settings) {
    if (settings.budget) {
        fleet.funds = {one_sum(*settings.budget, settings.first_year)};
        return;
    }
    set_amounts(fleet, settings.fund_amounts);
    std::erase_if(fleet.funds, [&](const planner::Fund& fund) {
        return fund.year < settings.first_year || fund.year >= settings.first_year + settings.years;
    });
    if (settings.carry_over)
        for (auto& fund : fleet.funds)
            fund.carries_over = *settings.carry_over;
}

std::vector<planner::Lock> planner_locks(const ReviewedFleet& reviewed, const std::vector<SeatLock>& locks) {
    std::vector<planner::Lock> made;
    std::vector<bool> locked(reviewed.fleet.seats.size(), false);
    for (std::size_t index = 0; index < locks.size(); ++index) {
        const auto field = fmt::format("/locks/{}/seat_id", index);
        const auto seat = reviewed.seat_index.find(locks[index].seat);
        if (seat == reviewed.seat_index.end())
            throw PlanRefused(
                field, {fmt::format("Vị trí {} không còn nữa; hãy bỏ khóa của vị trí này.", locks[index].seat.value),
                        fmt::format("Seat {} is no more; take its lock away.", locks[index].seat.value)});
        if (locked[seat->second])
            throw PlanRefused(
                field, {fmt::format("Vị trí {} có hai khóa.", reviewed.fleet.seats[seat->second].name),
                        fmt::format("{} has two locks.", reviewed.fleet.seats[seat->second].name)});
        locked[seat->second] = true;
        made.push_back({seat->second, locks[index].kind});
    }
    return made;
}

void check_years(const PlanSettings& settings) {
    if (settings.horizon_years < settings.years)
        throw PlanRefused(
            "/horizon_years", {"Số năm tính lợi ích không được ít hơn số năm của phương án.",
                               "Benefit has to count over no fewer years than are planned."});
    if (!settings.coverage || !settings.coverage->by_year) return;
    const auto by = *settings.coverage->by_year;
    if (by < settings.first_year || by >= settings.first_year + settings.years)
        throw PlanRefused(
            "/coverage/by_year", {fmt::format("Năm {} không thuộc các năm của phương án.", by.value),
                                  fmt::format("{} is none of the years planned.", by.value)});
}

planner::Policies policies_of(const ReviewedFleet& reviewed, const PlanSettings& settings) {
    auto policies = reviewed.policies;
    policies.first_year = settings.first_year;
    policies.years = settings.years;
    policies.horizon_years = settings.horizon_years;
    policies.price_growth = settings.price_growth;
    policies.minimum_replacement_age = settings.minimum_replacement_age;
    policies.cascade = settings.cascade;
    policies.moving_cost = settings.moving_cost;
    policies.coverages.clear();
    if (settings.coverage)
        policies.coverages.push_back({std::nullopt, settings.coverage->share, settings.coverage->by_year});
    policies.equal_treatment = settings.equal_treatment;
    policies.lots = {};
    if (settings.lots) policies.lots = {settings.lots->least, settings.lots->scope, settings.lots->own_price_markup};
    policies.reserve = settings.reserve;
    policies.half_hours_a_day = settings.half_hours_a_day;
    policies.locks = planner_locks(reviewed, settings.locks);
    return policies;
}

} // namespace

PlanSettings default_settings(const ReviewedFleet& reviewed) {
    const auto& policies = reviewed.policies;
    PlanSettings settings;
    settings.first_year = policies.first_year + 1;
    settings.years = policies.years;
    settings.horizon_years = policies.horizon_years;
    settings.price_growth = policies.price_growth;
    settings.minimum_replacement_age = policies.minimum_replacement_age;
    settings.cascade = policies.cascade;
    settings.moving_cost = policies.moving_cost;
    if (!policies.coverages.empty())
        settings.coverage = PlanSettings::Coverage{policies.coverages.front().share, std::nullopt};
    settings.equal_treatment = policies.equal_treatment;
    if (policies.lots.least > 1)
        settings.lots = PlanSettings::Lots{policies.lots.least, policies.lots.scope, policies.lots.own_price_markup};
    settings.reserve = policies.reserve;
    settings.half_hours_a_day = policies.half_hours_a_day;
    return settings;
}

PlanInput plan_input(const ReviewedFleet& reviewed, const PlanSettings& settings) {
    refuse_over_year(reviewed, settings.first_year);
    check_years(settings);
    PlanInput input{reviewed.fleet, policies_of(reviewed, settings)};
    set_money(input.fleet, settings);
    refuse_without_money(input.fleet, settings.first_year, settings.years);
    return input;
}

std::string_view name_of(planner::CascadePool pool) {
    switch (pool) {
    case planner::CascadePool::none:
        return "none";
    case planner::CascadePool::unit:
        return "unit";
    case planner::CascadePool::organisation:
        break;
    }
    return "organisation";
}

std::string_view name_of(planner::Lots::Scope scope) {
    return scope == planner::Lots::Scope::unit ? "unit" : "organisation";
}

} // namespace rasoat::planning

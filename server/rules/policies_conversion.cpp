#include "server/rules/conversions.h"

namespace rasoat::rules {
namespace {

using planner::CascadePool;
using Scope = planner::Lots::Scope;

std::string name_of(CascadePool pool) {
    switch (pool) {
    case CascadePool::none:
        return "none";
    case CascadePool::unit:
        return "unit";
    case CascadePool::organisation:
        break;
    }
    return "organisation";
}

CascadePool pool_named(std::string_view name) {
    if (name == "none") return CascadePool::none;
    return name == "unit" ? CascadePool::unit : CascadePool::organisation;
}

/// The share asked of every unit, which is all that the forms know of coverage.
planner::Share share_of_every_unit(const planner::Policies& policies) {
    for (const auto& coverage : policies.coverages)
        if (!coverage.unit && !coverage.by) return coverage.share;
    return {};
}

} // namespace

Record record_of(const planner::Policies& policies) {
    Record record(policies_schema());
    const auto set_integer = [&](std::string_view key, std::int64_t number) { record.set(key, number); };
    const auto set_real = [&](std::string_view key, double number) { record.set(key, number); };
    set_real("fit_from", policies.fit_from);
    set_integer("old_age", policies.old_age);
    set_real("yearly_ageing", policies.yearly_ageing);
    set_integer("tolerated_strain", policies.tolerated_strain);
    set_integer("years", policies.years);
    set_integer("horizon_years", policies.horizon_years);
    set_real("price_growth", policies.price_growth);
    set_integer("minimum_replacement_age", policies.minimum_replacement_age);
    set_integer("investment_from", policies.investment_from.amount);
    set_real("reserve", policies.reserve.number());
    set_real("minimum_fit_share", share_of_every_unit(policies).number());
    record.set("equal_treatment", policies.equal_treatment);
    record.set("cascade", name_of(policies.cascade));
    set_integer("moving_cost", policies.moving_cost.amount);
    set_real("moving_points", policies.moving_points);
    set_integer("half_hours_a_day", policies.half_hours_a_day);
    set_integer("lot_least", policies.lots.least);
    record.set("lot_scope", std::string(policies.lots.scope == Scope::unit ? "unit" : "organisation"));
    set_real("own_price_markup", policies.lots.own_price_markup);
    set_real("failure_first_year", policies.failures.first_year);
    set_real("failure_yearly_growth", policies.failures.yearly_growth);
    set_real("failure_disk_warning", policies.failures.disk_warning);
    set_real("failure_disk_failing", policies.failures.disk_failing);
    return record;
}

planner::Policies policies_of(const Record& record) {
    const auto integer = [&](std::string_view key) { return static_cast<int>(record.integer(key)); };
    planner::Policies policies;
    policies.fit_from = record.real("fit_from");
    policies.old_age = integer("old_age");
    policies.yearly_ageing = record.real("yearly_ageing");
    policies.tolerated_strain = integer("tolerated_strain");
    policies.years = integer("years");
    policies.horizon_years = integer("horizon_years");
    if (policies.horizon_years < policies.years)
        refuse(
            record.schema(), "horizon_years",
            {"ít hơn số năm của phương án.", "is less than the years that a plan covers."});
    policies.price_growth = record.real("price_growth");
    policies.minimum_replacement_age = integer("minimum_replacement_age");
    policies.investment_from = {record.integer("investment_from")};
    policies.reserve = planner::Share::of(record.real("reserve"));
    const auto fit_share = planner::Share::of(record.real("minimum_fit_share"));
    if (fit_share > planner::Share{}) policies.coverages.push_back({std::nullopt, fit_share, std::nullopt});
    policies.equal_treatment = record.flag("equal_treatment");
    policies.cascade = pool_named(record.text("cascade"));
    policies.moving_cost = {record.integer("moving_cost")};
    policies.moving_points = record.real("moving_points");
    policies.half_hours_a_day = integer("half_hours_a_day");
    policies.lots.least = integer("lot_least");
    policies.lots.scope = record.text("lot_scope") == "unit" ? Scope::unit : Scope::organisation;
    policies.lots.own_price_markup = record.real("own_price_markup");
    policies.failures.first_year = record.real("failure_first_year");
    policies.failures.yearly_growth = record.real("failure_yearly_growth");
    policies.failures.disk_warning = record.real("failure_disk_warning");
    policies.failures.disk_failing = record.real("failure_disk_failing");
    return policies;
}

} // namespace rasoat::rules

#include "planner/files/read_policies.h"

#include "planner/files/fleet_fields.h"
#include "planner/files/names.h"

namespace rasoat::planner {
namespace {

void read_steering(JsonObject& object, Policies& policies, const IdIndex& units, const IdIndex& seats) {
    policies.cascade = object.named_if("cascade", cascade_pool_names).value_or(policies.cascade);
    policies.moving_cost = {object.whole_if("moving_cost", 0, most_money).value_or(policies.moving_cost.amount)};
    policies.half_hours_a_day = small(object.whole_if("half_hours_a_day", 1, 48), policies.half_hours_a_day);
    policies.moving_points = object.number_or("moving_points", 0, 1000, policies.moving_points);
    object.each("locks", [&](JsonObject& each) {
        policies.locks.push_back({seats.of(each, "seat"), each.named("kind", lock_kind_names)});
    });
    object.each("coverages", [&](JsonObject& each) {
        policies.coverages.push_back({units.of_if(each, "unit"), share(each, "share"), year_if(each, "by")});
    });
    policies.equal_treatment = object.boolean_if("equal_treatment").value_or(false);
    if (auto lots = object.object_if("lots")) {
        policies.lots.least = small(lots->whole_if("least", 0, 1'000'000), policies.lots.least);
        policies.lots.scope = lots->named_if("scope", lot_scope_names).value_or(policies.lots.scope);
        policies.lots.own_price_markup = lots->number_or("own_price_markup", 0, 10, policies.lots.own_price_markup);
        lots->finish();
    }
    policies.reserve = share(object, "reserve");
}

} // namespace

Policies policies_from(JsonObject& object, const IdIndex& units, const IdIndex& seats) {
    Policies policies;
    policies.today = object.day("today");
    policies.first_year = year(object, "first_year");
    policies.years = small(object.whole_if("years", 1, 5), policies.years);
    policies.horizon_years = small(object.whole_if("horizon_years", 1, 20), policies.horizon_years);
    policies.price_growth = object.number_or("price_growth", -0.5, 1, policies.price_growth);
    policies.minimum_replacement_age =
        small(object.whole_if("minimum_replacement_age", 0, 50), policies.minimum_replacement_age);
    policies.old_age = small(object.whole_if("old_age", 0, 50), policies.old_age);
    policies.fit_from = object.number_or("fit_from", 0, 100, policies.fit_from);
    FailureRates& failures = policies.failures;
    failures.first_year = object.number_or("failure_first_year", 0, 1, failures.first_year);
    failures.yearly_growth = object.number_or("failure_yearly_growth", 0, 1, failures.yearly_growth);
    failures.disk_warning = object.number_or("failure_disk_warning", 0, 1, failures.disk_warning);
    failures.disk_failing = object.number_or("failure_disk_failing", 0, 1, failures.disk_failing);
    policies.tolerated_strain = small(object.whole_if("tolerated_strain", 0, 50), policies.tolerated_strain);
    policies.yearly_ageing = object.number_or("yearly_ageing", 0, 100, policies.yearly_ageing);
    policies.investment_from = {
        object.whole_if("investment_from", 0, most_money).value_or(policies.investment_from.amount)};
    read_steering(object, policies, units, seats);
    return policies;
}

} // namespace rasoat::planner

#include "server/store/sqlite/writes.h"

/// Scenarios, and the plans made for them.
namespace rasoat::store {

PlanId SqliteWrites::add_plan(const Plan& plan) {
    return insert<PlanId>(
        "INSERT INTO plans (made_at, made_by, year, budget, spent, benefit, upper_bound, document, scenario, years, "
        "seats, seats_fit_before, seats_fit_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        plan.made_at, plan.made_by, plan.year, plan.budget, plan.spent, plan.benefit, plan.upper_bound,
        Blob{plan.packed_document}, plan.scenario, plan.years, plan.seats, plan.seats_fit_before, plan.seats_fit_after);
}

ScenarioId SqliteWrites::add_scenario(const Scenario& scenario) {
    return insert<ScenarioId>(
        "INSERT INTO scenarios (name, version, made_at, made_by, changed_at, changed_by, removed, settings) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        scenario.name, scenario.version, scenario.made_at, scenario.made_by, scenario.changed_at, scenario.changed_by,
        scenario.removed, scenario.settings);
}

void SqliteWrites::put_scenario(const Scenario& scenario) {
    update(
        "scenario",
        "UPDATE scenarios SET name = ?, version = ?, made_at = ?, made_by = ?, changed_at = ?, changed_by = ?, "
        "removed = ?, settings = ? WHERE id = ?",
        scenario.name, scenario.version, scenario.made_at, scenario.made_by, scenario.changed_at, scenario.changed_by,
        scenario.removed, scenario.settings, scenario.id);
}

} // namespace rasoat::store

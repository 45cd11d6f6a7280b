#include "server/store/sqlite/plan_queries.h"

#include "server/store/sqlite/rows.h"

namespace rasoat::store {

template <>
Plan record_in<Plan>(Query& query) {
    return {query.take<PlanId>(),       query.take<Time>(),
            query.take<std::string>(),  query.take<Year>(),
            query.take<Vnd>(),          query.take<Vnd>(),
            query.take<double>(),       query.take<double>(),
            query.take<std::string>(),  query.take<std::optional<ScenarioId>>(),
            query.take<std::int64_t>(), query.take<std::int64_t>(),
            query.take<std::int64_t>(), query.take<std::int64_t>()};
}

std::vector<Plan> select_plans(Connection& connection, std::size_t most) {
    return all<Plan>(
        connection,
        "SELECT id, made_at, made_by, year, budget, spent, benefit, upper_bound, x'', scenario, years, seats, "
        "seats_fit_before, seats_fit_after FROM plans ORDER BY id DESC LIMIT ?",
        most);
}

std::optional<Plan> select_plan(Connection& connection, PlanId id) {
    return first<Plan>(
        connection,
        "SELECT id, made_at, made_by, year, budget, spent, benefit, upper_bound, document, scenario, years, seats, "
        "seats_fit_before, seats_fit_after FROM plans WHERE id = ?",
        id);
}

std::optional<Plan> select_latest_plan(Connection& connection) {
    return first<Plan>(
        connection,
        "SELECT id, made_at, made_by, year, budget, spent, benefit, upper_bound, document, scenario, years, seats, "
        "seats_fit_before, seats_fit_after FROM plans ORDER BY id DESC LIMIT 1");
}

std::optional<Plan> select_latest_plan_of(Connection& connection, ScenarioId scenario) {
    return first<Plan>(
        connection,
        "SELECT id, made_at, made_by, year, budget, spent, benefit, upper_bound, x'', scenario, years, seats, "
        "seats_fit_before, seats_fit_after FROM plans WHERE scenario = ? ORDER BY id DESC LIMIT 1",
        scenario);
}

template <>
Scenario record_in<Scenario>(Query& query) {
    return {query.take<ScenarioId>(),  query.take<std::string>(), query.take<std::int64_t>(),
            query.take<Time>(),        query.take<std::string>(), query.take<Time>(),
            query.take<std::string>(), query.take<bool>(),        query.take<std::string>()};
}

std::vector<Scenario> select_scenarios(Connection& connection) {
    return all<Scenario>(
        connection,
        "SELECT id, name, version, made_at, made_by, changed_at, changed_by, removed, settings FROM scenarios "
        "ORDER BY id");
}

std::optional<Scenario> select_scenario(Connection& connection, ScenarioId id) {
    return first<Scenario>(
        connection,
        "SELECT id, name, version, made_at, made_by, changed_at, changed_by, removed, settings FROM scenarios "
        "WHERE id = ?",
        id);
}

} // namespace rasoat::store

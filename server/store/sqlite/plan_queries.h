#pragma once

#include "server/store/scenario_records.h"
#include "server/store/sqlite/connection.h"

#include <optional>
#include <vector>

/// What the store's interface asks about plans and scenarios (server/store/store.h says what each gives).
namespace rasoat::store {

[[nodiscard]] std::vector<Plan> select_plans(Connection& connection, std::size_t most);
[[nodiscard]] std::optional<Plan> select_plan(Connection& connection, PlanId id);
[[nodiscard]] std::optional<Plan> select_latest_plan(Connection& connection);
[[nodiscard]] std::optional<Plan> select_latest_plan_of(Connection& connection, ScenarioId scenario);
[[nodiscard]] std::vector<Scenario> select_scenarios(Connection& connection);
[[nodiscard]] std::optional<Scenario> select_scenario(Connection& connection, ScenarioId id);

} // namespace rasoat::store

#pragma once

#include "server/planning/plan_runs.h"
#include "server/planning/scenarios.h"

#include <string>
#include <vector>

/// Scenarios and runs of plans as openapi.yaml has them.
namespace rasoat::api {

/// Scenario
[[nodiscard]] std::string scenario_json(const planning::Scenario& scenario);
[[nodiscard]] std::string scenarios_json(const std::vector<planning::Scenario>& scenarios);
/// PlanDefaults
[[nodiscard]] std::string plan_defaults_json(const planning::ReviewedFleet& reviewed);
/// PlanRun
[[nodiscard]] std::string plan_run_json(const planning::PlanRun& run);
[[nodiscard]] std::string plan_runs_json(const std::vector<planning::PlanRun>& runs);

} // namespace rasoat::api

#pragma once

#include "server/api/http/problem.h"
#include "server/planning/plan_refused.h"
#include "server/planning/scenarios.h"

#include <string>
#include <string_view>

namespace rasoat::api {

/// PlanProblem of openapi.yaml: 422, with the limits that contradict each other. `settings`: the JSON pointer of the
/// settings in the request's body.
[[nodiscard]] http::Problem plan_problem(const planning::PlanRefused& refused, std::string_view settings);

/// SupersededProblem of openapi.yaml: 412, with who changed what is there, and its version.
[[nodiscard]] http::Problem superseded_problem(const planning::ScenarioSuperseded& superseded);

} // namespace rasoat::api

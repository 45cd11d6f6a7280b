#pragma once

#include "server/api/http/problem.h"
#include "server/api/json_body.h"
#include "server/api/services.h"
#include "server/planning/plan_refused.h"
#include "server/planning/plan_settings.h"

#include <optional>
#include <string>

namespace rasoat::api {

/// For what a plan is asked: PlanRequest and PlanRunRequest of openapi.yaml.
struct PlanQuestion {
    planning::PlanSettings settings;
    std::optional<store::ScenarioId> scenario; ///< under which a plan is kept
    bool of_one_year = false;                  ///< asked by year and budget alone
};

/// From `settings`, else those of `scenario_id`, else `year` and `budget`. Throws http::ProblemError, 404 or 422.
[[nodiscard]] PlanQuestion
plan_question(const Services& services, JsonBody& body, const planning::ReviewedFleet& reviewed);

/// plan_problem(...), with the member where this question has it.
[[nodiscard]] http::Problem question_problem(const planning::PlanRefused& refused, const PlanQuestion& question);

} // namespace rasoat::api

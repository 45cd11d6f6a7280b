#pragma once

#include "server/api/json_body.h"
#include "server/planning/plan_settings.h"

#include <string_view>

/// PlanSettings of openapi.yaml as they come in a request's body.
namespace rasoat::api {

/// Members that are absent are as in `otherwise`. Throws http::ProblemError, 422, naming the member.
[[nodiscard]] planning::PlanSettings settings_in(JsonBody& body, const planning::PlanSettings& otherwise);
[[nodiscard]] planning::SeatLock lock_in(JsonBody& body);

} // namespace rasoat::api

#pragma once

#include "server/planning/plans.h"

#include <string>

namespace rasoat::api {

/// Plan of openapi.yaml.
[[nodiscard]] std::string plan_json(const planning::PlanSummary& plan);

/// PlanLinePage of openapi.yaml.
[[nodiscard]] std::string plan_lines_json(const planning::PlanLinePage& page);

} // namespace rasoat::api

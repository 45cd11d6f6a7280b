#pragma once

#include "agent/report/json_writer.h"
#include "server/planning/plans.h"

#include <string>

namespace rasoat::api {

/// Plan of openapi.yaml.
[[nodiscard]] std::string plan_json(const planning::PlanSummary& plan);

/// The members of a PlanLine of openapi.yaml, into the object that is open.
void write_plan_line_members(report::JsonWriter& json, const planning::PlanLine& line);

/// PlanLinePage of openapi.yaml.
[[nodiscard]] std::string plan_lines_json(const planning::PlanLinePage& page);

} // namespace rasoat::api

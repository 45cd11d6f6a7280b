#pragma once

#include "agent/report/json_writer.h"
#include "server/planning/lock_prices.h"
#include "server/planning/plan_flows.h"
#include "server/planning/plan_moves.h"
#include "server/planning/plans.h"

#include <string>

namespace rasoat::api {

/// Plan of openapi.yaml.
[[nodiscard]] std::string plan_json(const planning::PlanSummary& plan);

/// The members of a PlanLine of openapi.yaml, into the object that is open.
void write_plan_line_members(report::JsonWriter& json, const planning::PlanLine& line);
/// Its members, into an object that is open.
void write_plan_members(report::JsonWriter& json, const planning::PlanSummary& plan);

/// PlanMovePage of openapi.yaml.
[[nodiscard]] std::string plan_moves_json(const planning::PlanMovePage& page);

/// PlanCascade of openapi.yaml.
[[nodiscard]] std::string
plan_cascade_json(const std::vector<planning::MovedMachine>& machines, const planning::PlanFlows& flows);

/// LockPrices of openapi.yaml.
[[nodiscard]] std::string lock_prices_json(const planning::LockPrices& prices);

/// PlanLinePage of openapi.yaml.
[[nodiscard]] std::string plan_lines_json(const planning::PlanLinePage& page);

} // namespace rasoat::api

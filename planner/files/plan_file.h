#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/plan.h"

#include <string>

namespace rasoat::planner {

/// A plan at the edge: rasoat-plan/1, described by planner/model/plan-1.schema.json. Parts are named by id and every
/// reason is there in both languages. Holds no time of day and no seconds, so the same plan gives the same bytes.
[[nodiscard]] std::string write_plan(const Plan& plan, const Fleet& fleet, const Policies& policies);

} // namespace rasoat::planner

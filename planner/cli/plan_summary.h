#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/model/text.h"
#include "planner/plan.h"

#include <string>

namespace rasoat::planner::cli {

/// For a terminal: the ten worst seats with their reasons and what the plan does there, then the plan in four lines.
[[nodiscard]] std::string summary_of(const Plan& plan, const Fleet& fleet, const Policies& policies, Language language);

} // namespace rasoat::planner::cli

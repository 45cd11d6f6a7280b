#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"

#include <vector>

namespace rasoat::planning {

/// What the organisation has set (config/): read once at the start, the same for every review and plan.
struct PlanningRules {
    std::vector<planner::Role> roles;
    planner::Catalogue catalogue;
    std::vector<planner::PriceCeiling> ceilings;
    planner::Policies policies; ///< `today` is set anew by every review
};

} // namespace rasoat::planning

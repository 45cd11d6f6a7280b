#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/processors/processor_knowledge.h"
#include "settings/configuration.h"
#include "settings/os_support_table.h"

#include <vector>

namespace rasoat::planning {

/// What the organisation has set (config/): read once at the start, the same for every review and plan.
struct PlanningRules {
    planner::ProcessorKnowledge processors;
    settings::OsSupportTable os_support;
    std::vector<planner::Role> roles;
    planner::Catalogue catalogue;
    std::vector<planner::PriceCeiling> ceilings;
    planner::Policies policies; ///< `today` is set anew by every review
    settings::DataQualityRules data_quality;
};

[[nodiscard]] PlanningRules planning_rules(settings::Configuration configuration);

} // namespace rasoat::planning

#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/processors/processor_knowledge.h"
#include "settings/configuration.h"
#include "settings/norms_table.h"
#include "settings/os_support_table.h"

#include <map>
#include <string>
#include <vector>

namespace rasoat::planning {

/// What the organisation goes by: what config/ ships, read once at the start, or what holds after what officers have
/// set in the application (effective_rules.h).
struct PlanningRules {
    planner::ProcessorKnowledge processors;
    settings::OsSupportTable os_support;
    std::vector<planner::Role> roles;
    planner::Catalogue catalogue;
    std::map<std::string, std::string> model_processors; ///< names of processors, by the ids of models
    std::vector<settings::Norm> norms;
    std::vector<planner::PriceCeiling> ceilings; ///< of those norms
    planner::Policies policies;                  ///< `today` is set anew by every review
    settings::DataQualityRules data_quality;
};

[[nodiscard]] PlanningRules planning_rules(settings::Configuration configuration);

} // namespace rasoat::planning

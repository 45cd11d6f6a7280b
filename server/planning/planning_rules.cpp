#include "server/planning/planning_rules.h"

#include <utility>

namespace rasoat::planning {

PlanningRules planning_rules(settings::Configuration configuration) {
    PlanningRules rules;
    rules.processors = std::move(configuration.processors);
    rules.os_support = std::move(configuration.os_support);
    rules.roles = std::move(configuration.roles);
    rules.catalogue = std::move(configuration.catalogue);
    rules.model_processors = std::move(configuration.model_processors);
    rules.ceilings = settings::price_ceilings(configuration.norms);
    rules.norms = std::move(configuration.norms);
    rules.policies = std::move(configuration.policies);
    rules.data_quality = std::move(configuration.data_quality);
    return rules;
}

} // namespace rasoat::planning

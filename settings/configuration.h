#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/processors/processor_knowledge.h"
#include "settings/data_quality_table.h"
#include "settings/norms_table.h"
#include "settings/os_support_table.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rasoat::settings {

/// Everything that a configuration folder says of machines and planning; server.toml is the server's own.
struct Configuration {
    planner::ProcessorKnowledge processors;
    OsSupportTable os_support;
    std::vector<planner::Role> roles;
    planner::Catalogue catalogue;
    std::map<std::string, std::string> model_processors; ///< names of processors, by the ids of models
    std::vector<Norm> norms;
    planner::Policies policies;
    DataQualityRules data_quality;
};

/// Reads every table of the folder. Throws SettingsError, also where a role names a norm's position that is not there.
[[nodiscard]] Configuration read_configuration(const std::filesystem::path& config);

} // namespace rasoat::settings

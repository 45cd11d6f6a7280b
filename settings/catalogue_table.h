#pragma once

#include "planner/model/fleet.h"
#include "planner/processors/processor_knowledge.h"

#include <filesystem>
#include <map>
#include <string>

namespace rasoat::settings {

/// Reads catalogue.toml of a configuration folder; a model's processor score comes from `processors`.
/// Throws SettingsError, also where a model's processor has no score or is not listed for Windows 11.
[[nodiscard]] planner::Catalogue
read_catalogue(const std::filesystem::path& config, const planner::ProcessorKnowledge& processors);

/// For each model of catalogue.toml, by its id, the name of its processor. Throws SettingsError.
[[nodiscard]] std::map<std::string, std::string> read_model_processors(const std::filesystem::path& config);

} // namespace rasoat::settings

#pragma once

#include "planner/model/fleet.h"
#include "planner/processors/processor_knowledge.h"

#include <filesystem>

namespace rasoat::settings {

/// Reads catalogue.toml of a configuration folder; a model's processor score comes from `processors`.
/// Throws SettingsError, also where a model's processor has no score or is not listed for Windows 11.
[[nodiscard]] planner::Catalogue
read_catalogue(const std::filesystem::path& config, const planner::ProcessorKnowledge& processors);

} // namespace rasoat::settings

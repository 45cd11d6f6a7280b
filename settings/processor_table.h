#pragma once

#include "planner/processors/processor_knowledge.h"

#include <filesystem>

namespace rasoat::settings {

/// Reads processors.csv and windows11_processors.csv of a configuration folder. Throws SettingsError.
[[nodiscard]] planner::ProcessorKnowledge read_processors(const std::filesystem::path& config);

} // namespace rasoat::settings

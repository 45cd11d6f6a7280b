#pragma once

#include "planner/model/policies.h"

#include <filesystem>

namespace rasoat::settings {

/// Reads policies.toml of a configuration folder. The day, the first year and the locks are a scenario's own and stay
/// as they are made. Throws SettingsError.
[[nodiscard]] planner::Policies read_policies(const std::filesystem::path& config);

} // namespace rasoat::settings

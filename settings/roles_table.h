#pragma once

#include "planner/model/fleet.h"

#include <filesystem>
#include <vector>

namespace rasoat::settings {

/// Reads roles.toml of a configuration folder, in its order. Throws SettingsError.
[[nodiscard]] std::vector<planner::Role> read_roles(const std::filesystem::path& config);

} // namespace rasoat::settings

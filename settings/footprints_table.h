#pragma once

#include "planner/model/fleet.h"

#include <filesystem>
#include <optional>

namespace rasoat::settings {

/// Reads footprints.toml of a configuration folder; none where the folder has no such file. Throws SettingsError.
[[nodiscard]] std::optional<planner::Footprints> read_footprints(const std::filesystem::path& config);

} // namespace rasoat::settings

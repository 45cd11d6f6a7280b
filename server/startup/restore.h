#pragma once

#include "server/startup/server_settings.h"

#include <filesystem>
#include <string>

namespace rasoat::startup {

/// Puts a backup in the place of the store, while no server runs; returns what to tell, Vietnamese first. Throws
/// store::StoreError.
[[nodiscard]] std::string restore(const ServerSettings& settings, const std::filesystem::path& backup);

} // namespace rasoat::startup

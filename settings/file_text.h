#pragma once

#include <filesystem>
#include <string>

namespace rasoat::settings {

/// A configuration file's whole text. Throws SettingsError naming it when it cannot be read.
std::string file_text(const std::filesystem::path& path);

} // namespace rasoat::settings

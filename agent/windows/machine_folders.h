#pragma once

#include <filesystem>

namespace rasoat::windows {

/// Folders of the machine as Windows itself has them written down: whoever starts a program can give it other
/// environment variables.
[[nodiscard]] std::filesystem::path program_data_folder();
[[nodiscard]] std::filesystem::path program_files_folder();

} // namespace rasoat::windows

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::tests {

/// Where `relative` lies in the shared captures of real machines: below $RASOAT_SHARED_DATA, else below
/// ../shared/data beside the project. None where it is absent; then "skipped: shared data ..." is printed, by which
/// ctest counts the test case as skipped. A test case starts with:
///     const auto captures = shared_data("smbios-binary");
///     if (!captures) return;
std::optional<std::filesystem::path> shared_data(std::string_view relative);

/// A path below the project's own root.
std::filesystem::path project_path(std::string_view relative);

/// The whole file, as bytes. Throws std::runtime_error naming the path when it can't be read.
std::string file_bytes(const std::filesystem::path& path);

} // namespace rasoat::tests

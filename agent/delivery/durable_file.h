#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rasoat::delivery {

/// A file or folder that the system would not read or write; `what()` names it and says why.
class StorageProblem : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Ending of the files that write_durably() has not finished; whoever finds one may delete it.
inline constexpr std::string_view unfinished_suffix = ".unfinished";

/// Puts `bytes` at `path`, readable by its owner alone. When it returns, they are on disk; when it throws
/// StorageProblem, or the power goes, what was at `path` before is still there whole.
void write_durably(const std::filesystem::path& path, std::string_view bytes);

/// Deletes the file so that it stays deleted. Not an error where there is none. Throws StorageProblem.
void remove_durably(const std::filesystem::path& path);

/// The whole file; none where there is none. Throws StorageProblem where it can't be read or is larger than `limit`.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

} // namespace rasoat::delivery

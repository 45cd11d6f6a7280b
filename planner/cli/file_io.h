#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::planner::cli {

/// The whole file, or of standard input when the name is "-". Throws std::runtime_error naming the file.
[[nodiscard]] std::string read_file(std::string_view name);

/// Writes the file, or to standard output when there is no name. Throws std::runtime_error naming the file.
void write_file(std::optional<std::string_view> name, std::string_view text);

} // namespace rasoat::planner::cli

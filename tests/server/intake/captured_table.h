#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// Captured data of the shared folder, in the forms in which they are kept there.
namespace rasoat::tests {

using Row = std::map<std::string, std::string>;

/// The rows of a CSV file without line breaks in its cells, by the names of the first line.
[[nodiscard]] std::vector<Row> csv_rows(const std::string& text);

/// A cell as a number; 0 where it is empty.
[[nodiscard]] std::uint64_t number(const std::string& cell);

/// The contents of the files of an archive, in their order.
[[nodiscard]] std::vector<std::string> files_in_tar_gz(const std::filesystem::path& path);

} // namespace rasoat::tests

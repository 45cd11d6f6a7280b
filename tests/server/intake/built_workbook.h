#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Archives and workbooks put together byte by byte, right or wrong as a test needs them.
namespace rasoat::tests {

using ZipFiles = std::vector<std::pair<std::string, std::string>>;

/// A zip archive of these files, deflated.
[[nodiscard]] std::string zip_of(const ZipFiles& files);

/// A workbook of one sheet with that <sheetData>, whose shared texts and styles are as given.
[[nodiscard]] std::string
workbook_of(std::string_view sheet_data, std::string_view shared_strings = {}, std::string_view styles = {});

} // namespace rasoat::tests

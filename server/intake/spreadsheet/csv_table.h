#pragma once

#include "server/intake/spreadsheet/spreadsheet.h"

namespace rasoat::intake {

/// The rows of a CSV file (RFC 4180), whatever the program that wrote it made of that: comma, semicolon, tab or bar
/// between the cells; UTF-8, UTF-16 or windows-1258; any line ends; "sep=;" as Excel takes it. Throws
/// SpreadsheetRefused.
[[nodiscard]] std::vector<std::vector<Cell>> csv_table(std::string_view bytes);

} // namespace rasoat::intake

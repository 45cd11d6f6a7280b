#pragma once

#include "server/intake/spreadsheet/spreadsheet.h"

namespace rasoat::intake {

/// One sheet of an Office Open XML workbook (ECMA-376, part 1, 18): shared and inline texts, numbers, dates by their
/// number format, results of formulas as last stored. Throws SpreadsheetRefused, ZipRefused or XmlRefused.
[[nodiscard]] Spreadsheet xlsx_table(std::string_view bytes, std::size_t sheet);

} // namespace rasoat::intake

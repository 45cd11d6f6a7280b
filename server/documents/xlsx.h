#pragma once

#include "server/documents/table.h"

#include <stdexcept>
#include <string>

namespace rasoat::documents {

/// The file could not be made: no room in the folder for temporary files, or more rows than a sheet has.
struct DocumentError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The table as one sheet of an Excel workbook: headings that stay in sight, filters on every column, money and days as
/// numbers in the Vietnamese way. Throws DocumentError.
[[nodiscard]] std::string xlsx(const Table& table, Language language);

} // namespace rasoat::documents

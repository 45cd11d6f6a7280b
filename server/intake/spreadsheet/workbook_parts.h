#pragma once

#include "server/intake/spreadsheet/zip_archive.h"

#include <string>
#include <vector>

/// What stands beside the sheets in a workbook.
namespace rasoat::intake {

struct SheetPart {
    std::string name;
    std::string path; ///< in the archive
};

/// What a cell's number and style mean.
struct WorkbookParts {
    std::vector<SheetPart> sheets;
    std::vector<std::string> shared_texts;
    std::vector<bool> is_date_style; ///< by a cell's style
    bool counts_from_1904 = false;   ///< days, as old Macs did
};

/// Throws ZipRefused, XmlRefused, SpreadsheetRefused.
[[nodiscard]] WorkbookParts workbook_parts(ZipArchive& archive);

} // namespace rasoat::intake

// Lists that officers upload: CSV in any encoding, and workbooks. The first byte says which: an even one leaves the
// rest as it is, an odd one makes it the <sheetData> of a workbook, so that the search need not learn to pack archives.

#include "server/intake/spreadsheet/spreadsheet.h"
#include "tests/server/intake/built_workbook.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rasoat;
    if (size == 0) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const auto split = rest.find("\n--\n"); // sheet, then shared texts, then styles
    const auto sheet = rest.substr(0, split);
    const auto behind = split == std::string_view::npos ? std::string_view{} : rest.substr(split + 4);
    const auto second = behind.find("\n--\n");
    const auto styles = second == std::string_view::npos ? std::string_view{} : behind.substr(second + 4);
    const std::string file =
        bytes[0] % 2 == 0 ? std::string(rest) : tests::workbook_of(sheet, behind.substr(0, second), styles);
    try {
        const auto table = intake::read_spreadsheet(file);
        if (table.rows.size() > intake::most_rows) std::abort();
        for (const auto& row : table.rows)
            if (row.size() > intake::most_columns) std::abort();
    } catch (const intake::SpreadsheetRefused&) {
    }
    return 0;
}

#include "server/intake/spreadsheet/spreadsheet.h"

#include "server/intake/spreadsheet/csv_table.h"
#include "server/intake/spreadsheet/xlsx_table.h"
#include "server/intake/spreadsheet/zip_archive.h"
#include "server/intake/xml/xml_reader.h"

#include <fmt/format.h>

namespace rasoat::intake {

namespace {

[[noreturn]] void refuse_damaged(std::string_view why) {
    throw SpreadsheetRefused(
        {fmt::format("Không đọc được sổ tính ({}). Hãy mở bằng Excel hay LibreOffice và lưu lại thành .xlsx.", why),
         fmt::format("The workbook cannot be read ({}). Open it in Excel or LibreOffice and save it as .xlsx.", why)});
}

} // namespace

Spreadsheet read_spreadsheet(std::string_view bytes, std::size_t sheet) {
    constexpr std::string_view old_office("\xd0\xcf\x11\xe0", 4); // compound file: .xls, or an encrypted .xlsx
    if (bytes.starts_with(old_office))
        throw SpreadsheetRefused(
            {"Đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy lưu lại thành .xlsx không có mật khẩu.",
             "This is an Excel file of the old kind (.xls), or one with a password. Save it as .xlsx without one."});
    if (bytes.starts_with("PK")) {
        try {
            return xlsx_table(bytes, sheet);
        } catch (const ZipRefused& refused) {
            refuse_damaged(refused.what());
        } catch (const XmlRefused& refused) {
            refuse_damaged(refused.what());
        }
    }
    if (sheet != 0) throw SpreadsheetRefused({"Tệp CSV chỉ có một trang.", "A CSV file has one sheet only."});
    Spreadsheet table;
    table.sheets.emplace_back();
    table.rows = csv_table(bytes);
    return table;
}

} // namespace rasoat::intake

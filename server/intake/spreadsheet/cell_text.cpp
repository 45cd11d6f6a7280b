#include "server/intake/spreadsheet/cell_text.h"

#include "agent/report/utf8.h"
#include "server/intake/spreadsheet/spreadsheet.h"
#include "server/intake/text_encoding.h"

#include <fmt/format.h>

namespace rasoat::intake {

std::string cell_text(std::string_view raw) {
    constexpr std::string_view no_break_space = "\xc2\xa0";
    std::string text;
    bool space = false;
    while (!raw.empty()) {
        const auto length = report::utf8_sequence_length(raw);
        const auto letter = raw.substr(0, length == 0 ? 1 : length);
        raw.remove_prefix(letter.size());
        if (length == 0 || letter == no_break_space || (length == 1 && (letter[0] <= ' ' || letter[0] == '\x7f'))) {
            space = !text.empty();
            continue;
        }
        if (text.size() + letter.size() + 1 > longest_cell) break;
        if (space) text += ' ';
        space = false;
        text += letter;
    }
    return with_joined_marks(text);
}

void refuse_size() {
    throw SpreadsheetRefused(
        {fmt::format("Bảng quá lớn: nhận nhiều nhất {} dòng và {} cột. Hãy chia tệp ra.", most_rows, most_columns),
         fmt::format(
             "The table is too large: at most {} rows and {} columns are taken. Divide the file.", most_rows,
             most_columns)});
}

} // namespace rasoat::intake

#pragma once

#include <string>
#include <string_view>

namespace rasoat::intake {

/// A cell's text as people read it: line breaks and doubled spaces as one space, nothing at the ends, letters and marks
/// joined, cut after longest_cell bytes at the end of a letter.
[[nodiscard]] std::string cell_text(std::string_view raw);

/// Throws SpreadsheetRefused: more rows, columns or cells than are taken.
[[noreturn]] void refuse_size();

} // namespace rasoat::intake

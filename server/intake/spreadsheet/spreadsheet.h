#pragma once

#include "planner/model/text.h"

#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Lists as offices keep them: CSV and XLSX files. Bytes go in, the cells of one sheet come out as texts, with the
/// number or the day that a cell holds where its file says so. Nothing is computed, nothing is fetched.
namespace rasoat::intake {

struct Cell {
    std::string text; ///< trimmed, UTF-8, whole letters (NFC as far as Vietnamese goes); empty: nothing is there
    std::optional<double> number;             ///< a number by the file's own word (XLSX)
    std::optional<std::chrono::sys_days> day; ///< a number that is shown as a date (XLSX)
    bool operator==(const Cell&) const = default;
};

enum class SpreadsheetFormat { csv, xlsx };

struct Spreadsheet {
    SpreadsheetFormat format = SpreadsheetFormat::csv;
    std::vector<std::string> sheets; ///< names; one without a name in a CSV file
    std::size_t sheet = 0;           ///< the one whose cells follow
    /// By place: row 0 is the sheet's row 1. Rows and cells at the end that hold nothing are left out.
    std::vector<std::vector<Cell>> rows;
};

/// Limits of what is read; beyond them it is no list of an office's machines.
inline constexpr std::size_t most_rows = 50'000;
inline constexpr std::size_t most_columns = 256;
inline constexpr std::size_t longest_cell = 4'096;                      ///< bytes; what is longer is cut
inline constexpr std::size_t largest_workbook = std::size_t{64} << 20U; ///< bytes, all parts unpacked
inline constexpr std::size_t most_cells = 2'000'000;

/// A file that is no such list, and what to do, in both languages.
class SpreadsheetRefused : public std::exception {
public:
    explicit SpreadsheetRefused(planner::Bilingual why) : why_(std::move(why)) {}
    [[nodiscard]] const planner::Bilingual& why() const { return why_; }
    [[nodiscard]] const char* what() const noexcept override { return why_.en.c_str(); }

private:
    planner::Bilingual why_;
};

/// One sheet of the file: the first, or the one asked for. Throws SpreadsheetRefused, and nothing else.
[[nodiscard]] Spreadsheet read_spreadsheet(std::string_view bytes, std::size_t sheet = 0);

} // namespace rasoat::intake

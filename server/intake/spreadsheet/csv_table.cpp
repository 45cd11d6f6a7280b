#include "server/intake/spreadsheet/csv_table.h"

#include "server/intake/spreadsheet/cell_text.h"
#include "server/intake/text_encoding.h"

#include <algorithm>
#include <array>

namespace rasoat::intake {

namespace {

/// Text that is mostly of Latin letters has a zero in every second byte of its UTF-16.
std::optional<ByteOrder> utf16_without_mark(std::string_view bytes) {
    const auto looked_at = bytes.substr(0, 1024);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < looked_at.size(); ++i)
        if (looked_at[i] == '\0') ++(i % 2 == 0 ? even : odd);
    if (odd > looked_at.size() / 4 && even == 0) return ByteOrder::little_endian;
    if (even > looked_at.size() / 4 && odd == 0) return ByteOrder::big_endian;
    return std::nullopt;
}

std::string text_of(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xff\xfe")) return utf8_from_utf16(bytes.substr(2), ByteOrder::little_endian);
    if (bytes.starts_with("\xfe\xff")) return utf8_from_utf16(bytes.substr(2), ByteOrder::big_endian);
    if (const auto order = utf16_without_mark(bytes)) return utf8_from_utf16(bytes, *order);
    if (bytes.find('\0') != std::string_view::npos)
        throw SpreadsheetRefused(
            {"Tệp không phải CSV hay XLSX. Hãy lưu bảng tính thành .xlsx hoặc .csv rồi tải lên lại.",
             "The file is neither CSV nor XLSX. Save the spreadsheet as .xlsx or .csv and upload it again."});
    return is_utf8(bytes) ? std::string(bytes) : utf8_from_windows_1258(bytes);
}

constexpr std::array delimiters{',', ';', '\t', '|'};

/// The delimiter that parts the first lines into the same number of cells, and into the most.
char likely_delimiter(std::string_view text) {
    constexpr std::size_t lines_looked_at = 10;
    char best = ',';
    std::size_t best_score = 0;
    for (const char delimiter : delimiters) {
        std::size_t line = 0;
        std::size_t count = 0;
        std::size_t first_count = 0;
        std::size_t alike = 0;
        bool quoted = false;
        for (std::size_t i = 0; i < text.size() && line < lines_looked_at; ++i) {
            if (text[i] == '"') quoted = !quoted;
            if (quoted) continue;
            if (text[i] == delimiter) ++count;
            if (text[i] != '\n' && i + 1 != text.size()) continue;
            if (line == 0) first_count = count;
            if (count == first_count) ++alike;
            ++line;
            count = 0;
        }
        const auto score = first_count * alike;
        if (score > best_score) {
            best = delimiter;
            best_score = score;
        }
    }
    return best;
}

/// "sep=;" in the first line names the delimiter; it is taken off.
std::optional<char> named_delimiter(std::string_view& text) {
    if (!text.starts_with("sep=") || text.size() < 5) return std::nullopt;
    const char delimiter = text[4];
    const auto end = text.find('\n');
    if (end == std::string_view::npos || end > 6) return std::nullopt;
    text.remove_prefix(end + 1);
    return delimiter;
}

/// Cuts text into cells, in one pass.
class CsvParser {
public:
    CsvParser(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    std::vector<std::vector<Cell>> rows() {
        for (; position_ < text_.size(); ++position_)
            quoted_ ? take_quoted(text_[position_]) : take_plain(text_[position_]);
        if (cell_started_ || !row_.empty()) end_row();
        return std::move(rows_);
    }

private:
    void take_quoted(char c) {
        if (c != '"') {
            cell_ += c;
        } else if (position_ + 1 < text_.size() && text_[position_ + 1] == '"') {
            cell_ += '"';
            ++position_;
        } else {
            quoted_ = false;
        }
    }

    void take_plain(char c) {
        if (c == '"' && cell_.find_first_not_of(' ') == std::string::npos) {
            quoted_ = true;
            cell_started_ = true;
            cell_.clear();
        } else if (c == delimiter_) {
            end_cell();
            cell_started_ = true; // another follows, be it empty
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && position_ + 1 < text_.size() && text_[position_ + 1] == '\n') ++position_;
            end_row();
        } else {
            cell_started_ = true;
            cell_ += c;
        }
    }

    void end_cell() {
        if (row_.size() == most_columns) refuse_size();
        row_.push_back({cell_text(cell_), {}, {}});
        cell_.clear();
    }

    void end_row() {
        end_cell();
        cell_started_ = false;
        if (rows_.size() == most_rows) refuse_size();
        while (!row_.empty() && row_.back().text.empty())
            row_.pop_back();
        rows_.push_back(std::move(row_));
        row_.clear();
    }

    std::string_view text_;
    char delimiter_;
    std::size_t position_ = 0;
    bool quoted_ = false;
    bool cell_started_ = false;
    std::string cell_;
    std::vector<Cell> row_;
    std::vector<std::vector<Cell>> rows_;
};

} // namespace

std::vector<std::vector<Cell>> csv_table(std::string_view bytes) {
    const auto text = text_of(bytes);
    std::string_view rest = text;
    const auto named = named_delimiter(rest);
    auto rows = CsvParser(rest, named ? *named : likely_delimiter(rest)).rows();
    while (!rows.empty() && rows.back().empty())
        rows.pop_back();
    return rows;
}

} // namespace rasoat::intake

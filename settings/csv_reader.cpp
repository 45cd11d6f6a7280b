#include "settings/csv_reader.h"

#include "settings/file_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace rasoat::settings {

namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Takes one record off the front of `text`, which may span lines within quotes; `line` moves on past it.
std::vector<std::string> take_record(std::string_view& text, std::uint32_t& line, std::string_view file) {
    const auto first_line = line;
    std::vector<std::string> fields(1);
    bool quoted = false;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"')
                fields.back() += c;
            else if (at + 1 < text.size() && text[at + 1] == '"')
                fields.back() += text[++at];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            fields.emplace_back();
        } else if (c == '\n') {
            ++at;
            break;
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    if (quoted) throw SettingsError(file, first_line, "a quotation mark is not closed");
    text.remove_prefix(at);
    for (auto& field : fields)
        field = trimmed(field);
    return fields;
}

} // namespace

CsvRow::CsvRow(std::string file, std::uint32_t line, std::vector<std::string> fields)
    : file_(std::move(file)), line_(line), fields_(std::move(fields)) {}

const std::string& CsvRow::text(std::size_t column, std::string_view name) const {
    const auto& field = fields_.at(column);
    if (field.empty()) refuse(fmt::format("{} is empty", name));
    return field;
}

std::optional<std::string> CsvRow::text_if_set(std::size_t column) const {
    const auto& field = fields_.at(column);
    return field.empty() ? std::nullopt : std::optional(field);
}

std::int64_t CsvRow::integer(std::size_t column, std::string_view name, IntegerRange range) const {
    const auto& field = text(column, name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
    if (error != std::errc{} || end != field.data() + field.size())
        refuse(fmt::format("{} = \"{}\" is not a whole number ({} to {})", name, field, range.least, range.most));
    if (number < range.least || number > range.most)
        refuse(fmt::format("{} = {} is out of range ({} to {})", name, number, range.least, range.most));
    return number;
}

std::optional<std::int64_t>
CsvRow::integer_if_set(std::size_t column, std::string_view name, IntegerRange range) const {
    return fields_.at(column).empty() ? std::nullopt : std::optional(integer(column, name, range));
}

void CsvRow::refuse(std::string_view what) const {
    throw SettingsError(file_, line_, what);
}

std::vector<CsvRow> parse_csv(std::string_view text, std::string_view file, const std::vector<std::string>& columns) {
    std::vector<CsvRow> rows;
    bool heading_seen = false;
    std::uint32_t line = 1;
    while (!text.empty()) {
        if (text.front() == '#' || text.front() == '\n') {
            text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
            ++line;
            continue;
        }
        const auto at = line;
        auto fields = take_record(text, line, file);
        if (!heading_seen) {
            if (fields != columns)
                throw SettingsError(file, at, fmt::format("the heading row must be {}", fmt::join(columns, ",")));
            heading_seen = true;
            continue;
        }
        if (fields.size() != columns.size())
            throw SettingsError(file, at, fmt::format("{} fields, but {} are wanted", fields.size(), columns.size()));
        rows.emplace_back(std::string(file), at, std::move(fields));
    }
    if (!heading_seen) throw SettingsError(file, 0, fmt::format("lacks the heading row {}", fmt::join(columns, ",")));
    return rows;
}

std::vector<CsvRow> read_csv(const std::filesystem::path& path, const std::vector<std::string>& columns) {
    return parse_csv(file_text(path), path.generic_string(), columns);
}

} // namespace rasoat::settings

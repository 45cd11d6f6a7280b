#include "server/intake/spreadsheet/xlsx_table.h"

#include "server/intake/spreadsheet/cell_text.h"
#include "server/intake/spreadsheet/workbook_parts.h"
#include "server/intake/xml/xml_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace rasoat::intake {

namespace {

using Event = XmlReader::Event;

/// Column and row, from 0, of a reference such as "AB12"; none where it is no reference within the limits.
struct Place {
    std::size_t column = 0;
    std::size_t row = 0;
};
std::optional<Place> place_of(std::string_view reference) {
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < reference.size() && letters < 3 && reference[letters] >= 'A' && reference[letters] <= 'Z')
        column = column * 26 + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
    std::size_t row = 0;
    const auto digits = reference.substr(letters);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
    if (letters == 0 || error != std::errc{} || end != digits.data() + digits.size() || row == 0) return std::nullopt;
    return Place{column - 1, row - 1};
}

/// The day that a workbook's number stands for. Day 60 of the usual count is 29 February 1900, which never was; days
/// before it are of no use to an office.
std::optional<std::chrono::sys_days> day_of(double number, bool counts_from_1904) {
    constexpr double first = 61;
    constexpr double last = 109'574; // 31 December 2199
    const auto days = std::floor(number) + (counts_from_1904 ? 1462 : 0);
    if (!(days >= first && days <= last)) return std::nullopt;
    constexpr auto day_0 = std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);
    return day_0 + std::chrono::days(static_cast<int>(days));
}

std::string day_text(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format(
        "{:02}/{:02}/{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
        static_cast<int>(date.year()));
}

/// A cell as it stands in the sheet's part.
struct RawCell {
    std::string type = "n";
    std::size_t style = 0;
    std::string value;
    std::string inline_text;
};

RawCell take_cell(XmlReader& reader) {
    RawCell raw;
    raw.type = reader.attribute("t").value_or("n");
    if (const auto style = reader.attribute("s"))
        std::from_chars(style->data(), style->data() + style->size(), raw.style);
    int depth = 1;
    while (depth > 0) {
        const auto event = reader.next();
        if (event == Event::end) {
            --depth;
        } else if (event == Event::start) {
            if (reader.name() == "v")
                raw.value = reader.element_text();
            else if (reader.name() == "t")
                raw.inline_text += reader.element_text();
            else if (reader.name() == "f" || reader.name() == "rPh")
                reader.skip_element();
            else
                ++depth;
        }
    }
    return raw;
}

Cell number_cell(const RawCell& raw, const WorkbookParts& parts) {
    double number = 0;
    const auto [end, error] = std::from_chars(raw.value.data(), raw.value.data() + raw.value.size(), number);
    if (error != std::errc{} || end != raw.value.data() + raw.value.size() || !std::isfinite(number))
        return {cell_text(raw.value), {}, {}};
    if (raw.style < parts.is_date_style.size() && parts.is_date_style[raw.style])
        if (const auto day = day_of(number, parts.counts_from_1904)) return {day_text(*day), number, day};
    return {fmt::format("{}", number), number, {}};
}

Cell cell_of(const RawCell& raw, const WorkbookParts& parts) {
    if (raw.type == "s") {
        std::size_t index = parts.shared_texts.size();
        std::from_chars(raw.value.data(), raw.value.data() + raw.value.size(), index);
        return {index < parts.shared_texts.size() ? parts.shared_texts[index] : std::string(), {}, {}};
    }
    if (raw.type == "inlineStr") return {cell_text(raw.inline_text), {}, {}};
    if (raw.type == "n") return number_cell(raw, parts);
    return {cell_text(raw.value), {}, {}}; // str, b, e, d
}

std::vector<std::vector<Cell>> rows_of(std::string_view document, const WorkbookParts& parts) {
    std::vector<std::vector<Cell>> rows;
    std::size_t cells = 0;
    Place next; // where a cell without a reference belongs
    XmlReader reader(document);
    for (auto event = reader.next(); event != Event::finished; event = reader.next()) {
        if (event == Event::end && reader.name() == "row") ++next.row;
        if (event != Event::start) continue;
        if (reader.name() == "row") {
            next.column = 0;
            const auto number = reader.attribute("r").value_or("");
            std::size_t row = 0;
            if (std::from_chars(number.data(), number.data() + number.size(), row).ec == std::errc{} && row > 0)
                next.row = row - 1;
        }
        if (reader.name() != "c") continue;
        const auto place = place_of(reader.attribute("r").value_or("")).value_or(next);
        next = {place.column + 1, place.row};
        auto cell = cell_of(take_cell(reader), parts);
        if (cell.text.empty()) continue;
        if (place.row >= most_rows || place.column >= most_columns || ++cells > most_cells) refuse_size();
        if (rows.size() <= place.row) rows.resize(place.row + 1);
        auto& row = rows[place.row];
        if (row.size() <= place.column) row.resize(place.column + 1);
        row[place.column] = std::move(cell);
    }
    return rows;
}

} // namespace

Spreadsheet xlsx_table(std::string_view bytes, std::size_t sheet) {
    ZipArchive archive(bytes, largest_workbook);
    const auto parts = workbook_parts(archive);
    if (sheet >= parts.sheets.size())
        throw SpreadsheetRefused({"Sổ tính không có trang ấy.", "The workbook has no such sheet."});
    Spreadsheet table;
    table.format = SpreadsheetFormat::xlsx;
    for (const auto& one : parts.sheets)
        table.sheets.push_back(one.name);
    table.sheet = sheet;
    auto document = archive.content(parts.sheets[sheet].path);
    if (!document)
        throw SpreadsheetRefused(
            {"Sổ tính bị hỏng: thiếu một trang. Hãy mở và lưu lại.",
             "The workbook is damaged: a sheet is missing. Open it and save it again."});
    table.rows = rows_of(xml_as_utf8(*std::move(document)), parts);
    return table;
}

} // namespace rasoat::intake

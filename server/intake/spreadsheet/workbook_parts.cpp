#include "server/intake/spreadsheet/workbook_parts.h"

#include "server/intake/spreadsheet/cell_text.h"
#include "server/intake/spreadsheet/spreadsheet.h"
#include "server/intake/xml/xml_reader.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace rasoat::intake {

namespace {

using Event = XmlReader::Event;

constexpr std::size_t most_sheets = 256;
constexpr std::size_t most_styles = 65'536;

std::string part(ZipArchive& archive, const std::string& path) {
    auto content = archive.content(path);
    if (!content)
        throw SpreadsheetRefused(
            {"Tệp không phải sổ tính Excel (.xlsx). Hãy mở bằng Excel hay LibreOffice và lưu lại thành .xlsx.",
             "The file is no Excel workbook (.xlsx). Open it in Excel or LibreOffice and save it as .xlsx."});
    return xml_as_utf8(*std::move(content));
}

/// Calls `visit(reader)` at the start of every element.
template <class Visit>
void each_element(std::string_view document, Visit visit) {
    XmlReader reader(document);
    for (auto event = reader.next(); event != Event::finished; event = reader.next())
        if (event == Event::start) visit(reader);
}

int number_or(std::optional<std::string_view> text, int otherwise) {
    int value = otherwise;
    if (text) std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

/// The target of a relationship of xl/workbook.xml as a path in the archive.
std::string path_of(std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    return "xl/" + std::string(target);
}

std::vector<SheetPart> read_sheets(ZipArchive& archive, bool& counts_from_1904) {
    std::map<std::string, std::string, std::less<>> targets;
    each_element(part(archive, "xl/_rels/workbook.xml.rels"), [&](const XmlReader& element) {
        const auto id = element.attribute("Id");
        const auto target = element.attribute("Target");
        if (element.name() == "Relationship" && id && target) targets[std::string(*id)] = path_of(*target);
    });
    std::vector<SheetPart> sheets;
    each_element(part(archive, "xl/workbook.xml"), [&](const XmlReader& element) {
        if (element.name() == "workbookPr") {
            const auto flag = element.attribute("date1904").value_or("0");
            counts_from_1904 = flag == "1" || flag == "true";
        }
        if (element.name() != "sheet") return;
        const auto target = targets.find(element.attribute("id").value_or(""));
        // A chart has a tab like a sheet, and no cells.
        if (target == targets.end() || target->second.find("worksheets/") == std::string::npos) return;
        if (sheets.size() == most_sheets) refuse_size();
        sheets.push_back({cell_text(element.attribute("name").value_or("")), target->second});
    });
    return sheets;
}

/// One text, which may be in several runs of different looks; how it is pronounced (rPh) is no part of it.
std::string text_in_runs(XmlReader& reader) {
    std::string text;
    int depth = 1;
    while (depth > 0) {
        const auto event = reader.next();
        if (event == Event::end) {
            --depth;
        } else if (event == Event::start) {
            if (reader.name() == "t")
                text += reader.element_text();
            else if (reader.name() == "rPh")
                reader.skip_element();
            else
                ++depth;
        }
    }
    return cell_text(text);
}

std::vector<std::string> read_shared_texts(ZipArchive& archive) {
    std::vector<std::string> texts;
    auto document = archive.content("xl/sharedStrings.xml");
    if (!document) return texts;
    const auto utf8 = xml_as_utf8(*std::move(document));
    XmlReader reader(utf8);
    for (auto event = reader.next(); event != Event::finished; event = reader.next()) {
        if (event != Event::start || reader.name() != "si") continue;
        if (texts.size() == most_cells) refuse_size();
        texts.push_back(text_in_runs(reader));
    }
    return texts;
}

/// Whether the built-in number format shows a date (ECMA-376, part 1, 18.8.30).
bool is_built_in_date(int format) {
    return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
           (format >= 50 && format <= 58);
}

/// Whether a number format of the file's own shows a date: it names days or years outside quotes and brackets.
bool is_date_code(std::string_view code) {
    char until = '\0';
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (until != '\0') {
            if (c == until) until = '\0';
        } else if (c == '"') {
            until = '"';
        } else if (c == '[') {
            until = ']';
        } else if (c == '\\') {
            ++i;
        } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') {
            return true;
        }
    }
    return false;
}

std::vector<bool> read_date_styles(ZipArchive& archive) {
    std::vector<bool> styles;
    auto document = archive.content("xl/styles.xml");
    if (!document) return styles;
    std::map<int, bool> own;
    bool in_cell_formats = false;
    const auto utf8 = xml_as_utf8(*std::move(document));
    XmlReader reader(utf8);
    for (auto event = reader.next(); event != Event::finished; event = reader.next()) {
        if (reader.name() == "cellXfs" && event != Event::text) in_cell_formats = event == Event::start;
        if (event != Event::start) continue;
        if (reader.name() == "numFmt" && own.size() < most_styles)
            own[number_or(reader.attribute("numFmtId"), -1)] =
                is_date_code(reader.attribute("formatCode").value_or(""));
        if (reader.name() != "xf" || !in_cell_formats || styles.size() == most_styles) continue;
        const auto format = number_or(reader.attribute("numFmtId"), 0);
        const auto known = own.find(format);
        styles.push_back(known != own.end() ? known->second : is_built_in_date(format));
    }
    return styles;
}

} // namespace

WorkbookParts workbook_parts(ZipArchive& archive) {
    WorkbookParts parts;
    parts.sheets = read_sheets(archive, parts.counts_from_1904);
    parts.shared_texts = read_shared_texts(archive);
    parts.is_date_style = read_date_styles(archive);
    return parts;
}

} // namespace rasoat::intake

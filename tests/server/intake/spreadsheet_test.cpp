#include "server/intake/spreadsheet/spreadsheet.h"
#include "server/intake/spreadsheet/zip_archive.h"
#include "tests/server/intake/built_workbook.h"
#include "tests/shared_data.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <xlsxwriter.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace rasoat;
using namespace rasoat::intake;
using tests::workbook_of;
using tests::zip_of;

namespace {

std::vector<std::vector<std::string>> texts_of(std::string_view bytes, std::size_t sheet = 0) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : read_spreadsheet(bytes, sheet).rows) {
        auto& texts = rows.emplace_back();
        for (const auto& cell : row)
            texts.push_back(cell.text);
    }
    return rows;
}

std::optional<std::string> refusal_of(std::string_view bytes, std::size_t sheet = 0) {
    try {
        (void)read_spreadsheet(bytes, sheet);
    } catch (const SpreadsheetRefused& refused) {
        return refused.why().en;
    }
    return std::nullopt;
}

using Rows = std::vector<std::vector<std::string>>;

constexpr auto day = std::chrono::sys_days(std::chrono::year(2021) / 3 / 15);

} // namespace

TEST_CASE("a CSV file is read whatever parts its cells and ends its lines", "[spreadsheet]") {
    const Rows wanted{{"Tên máy", "Giá"}, {"PC-01", "12.500.000"}, {"", "5"}};
    CHECK(texts_of("Tên máy,Giá\nPC-01,12.500.000\n,5\n") == wanted);
    CHECK(texts_of("\xef\xbb\xbfTên máy;Giá\r\nPC-01;12.500.000\r\n;5") == wanted);
    CHECK(texts_of("Tên máy\tGiá\rPC-01\t12.500.000\r\t5\r\r") == wanted);
    CHECK(texts_of("sep=|\r\nTên máy|Giá\r\nPC-01|12.500.000\r\n|5\r\n") == wanted);
}

TEST_CASE("quotes keep delimiters, line breaks and quotes", "[spreadsheet]") {
    CHECK(
        texts_of("a;\"b;c\";d\n\"x \"\"y\"\"\";\"two\nlines\";z\n") ==
        Rows{{"a", "b;c", "d"}, {"x \"y\"", "two lines", "z"}});
    CHECK(texts_of("\"never closed,1\n2") == Rows{{"never closed,1 2"}});
    CHECK(texts_of("").empty());
    CHECK(texts_of("\n\n\n").empty());
}

TEST_CASE("a CSV file is read in the encodings of Vietnamese offices", "[spreadsheet]") {
    CHECK(texts_of("\xd0\xf5n vi\xf2;S\xf4\xec\r\nT\xf4\xf2 1;2\r\n") == Rows{{"Đơn vị", "Số"}, {"Tộ 1", "2"}});
    std::string wide = "\xff\xfe";
    for (const char16_t letter : std::u16string_view(u"Đơn vị\tSố\r\nTổ 1\t2\r\n"))
        (wide += static_cast<char>(letter & 0xffU)) += static_cast<char>(letter >> 8U);
    CHECK(texts_of(wide) == Rows{{"Đơn vị", "Số"}, {"Tổ 1", "2"}});
    // Letters and marks apart, as macOS writes them.
    CHECK(texts_of("Vi\xcc\xa3 tri\xcc\x81,1\n") == Rows{{"Vị trí", "1"}});
}

TEST_CASE("a workbook written by another program is read", "[spreadsheet]") {
    const tests::TemporaryFolder folder;
    const auto path = folder.path() / "assets.xlsx";
    auto* workbook = workbook_new(path.c_str());
    auto* cover = workbook_add_worksheet(workbook, "Bìa");
    worksheet_write_string(cover, 0, 0, "Danh mục tài sản", nullptr);
    auto* sheet = workbook_add_worksheet(workbook, "Máy tính");
    auto* day_format = workbook_add_format(workbook);
    format_set_num_format(day_format, "dd/mm/yyyy");
    auto* money_format = workbook_add_format(workbook);
    format_set_num_format(money_format, "#,##0 \"đ\"");
    worksheet_write_string(sheet, 2, 1, "Số sê-ri", nullptr);
    worksheet_write_string(sheet, 3, 1, "ABC-123", nullptr);
    lxw_datetime bought{2021, 3, 15, 0, 0, 0};
    worksheet_write_datetime(sheet, 3, 2, &bought, day_format);
    worksheet_write_number(sheet, 3, 3, 12'500'000, money_format);
    worksheet_write_formula_num(sheet, 3, 4, "=D4*2", nullptr, 25'000'000);
    worksheet_write_boolean(sheet, 3, 5, 1, nullptr);
    REQUIRE(workbook_close(workbook) == LXW_NO_ERROR);

    const auto bytes = tests::file_bytes(path);
    const auto first = read_spreadsheet(bytes);
    CHECK(first.format == SpreadsheetFormat::xlsx);
    CHECK(first.sheets == std::vector<std::string>{"Bìa", "Máy tính"});
    CHECK(first.rows.at(0).at(0).text == "Danh mục tài sản");
    const auto table = read_spreadsheet(bytes, 1);
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].empty());
    CHECK(table.rows[2].at(1).text == "Số sê-ri");
    const auto& row = table.rows[3];
    CHECK(row.at(0).text.empty());
    CHECK(row.at(1).text == "ABC-123");
    CHECK(row.at(2).day == day);
    CHECK(row.at(2).text == "15/03/2021");
    CHECK(row.at(3).number == 12'500'000);
    CHECK(row.at(3).text == "12500000");
    CHECK_FALSE(row.at(3).day);
    CHECK(row.at(4).number == 25'000'000);
    CHECK(row.at(5).text == "1");
    CHECK(refusal_of(bytes, 2));
}

TEST_CASE("shared, inline and formatted texts are read", "[spreadsheet]") {
    const auto bytes = workbook_of(
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c "
        "t='inlineStr'><is><r><t>Vị</t></r><r><t> trí</t></r></is></c></row>"
        "<row><c t='str'><f>A1&amp;B1</f><v>x</v></c><c t='e'><v>#N/A</v></c><c t='s'><v>99</v></c></row>",
        "<si><t>Đơn vị</t></si><si><r><t>Số </t></r><r><rPr><b/></rPr><t>máy</t></r><rPh sb='0' "
        "eb='1'><t>phonetic</t></rPh></si>");
    CHECK(texts_of(bytes) == Rows{{"Đơn vị", "Số máy", "Vị trí"}, {"x", "#N/A"}});
}

TEST_CASE("a number is a day where its format says so", "[spreadsheet]") {
    const auto bytes = workbook_of(
        "<row r='1'><c r='A1' s='0'><v>44270</v></c><c r='B1' s='1'><v>44270</v></c><c r='C1' s='2'><v>44270.5</v></c>"
        "<c r='D1' s='3'><v>44270</v></c><c r='E1' s='1'><v>-5</v></c></row>",
        {},
        "<numFmts><numFmt numFmtId='164' formatCode='[$-42A]dd\\/mm\\/yyyy'/><numFmt numFmtId='165' formatCode='#,##0 "
        "\"days\"'/></numFmts>"
        "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>");
    const auto row = read_spreadsheet(bytes).rows.at(0);
    CHECK_FALSE(row.at(0).day);
    CHECK(row.at(1).day == day);
    CHECK(row.at(2).day == day);
    CHECK_FALSE(row.at(3).day);
    CHECK_FALSE(row.at(4).day);
}

TEST_CASE("what is no list is refused in words that help", "[spreadsheet]") {
    CHECK(
        refusal_of(std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8)).value_or("").find(".xls") != std::string::npos);
    CHECK(refusal_of("PK\x03\x04 and then nothing"));
    CHECK(
        refusal_of(zip_of({{"word/document.xml", "<x/>"}})).value_or("").find("no Excel workbook") !=
        std::string::npos);
    CHECK(refusal_of(std::string("\x89PNG\0\0\x01", 7)));
    CHECK(refusal_of(workbook_of("<row><c><v>1</v></row>")));
    CHECK(refusal_of(workbook_of("<!DOCTYPE x>")));
}

TEST_CASE("a hostile workbook ends at the limits", "[spreadsheet]") {
    CHECK(refusal_of(workbook_of("<row r='1048576'><c r='A1048576' t='str'><v>x</v></c></row>")));
    CHECK(refusal_of(workbook_of("<row r='1'><c r='XFD1' t='str'><v>x</v></c></row>")));
    std::string lines;
    for (int line = 0; line < 60'000; ++line)
        lines += "1\n";
    CHECK(refusal_of(lines));
    CHECK(refusal_of(std::string(1000, ',')));
    // A bomb: a gigabyte of spaces in a small archive would be, but is given up by what the archive says it holds.
    const std::string spaces(70'000'000, ' ');
    CHECK(refusal_of(workbook_of(spaces)).value_or("").find("too much") != std::string::npos);
}

TEST_CASE("an archive that lies about itself is refused", "[spreadsheet][zip]") {
    const auto good = zip_of({{"a.txt", "hello"}, {"folder/", ""}});
    ZipArchive archive(good, 100);
    REQUIRE(archive.entries().size() == 2);
    CHECK(archive.entries()[1].is_folder);
    CHECK(archive.content("A.TXT") == "hello");
    CHECK_FALSE(archive.content("b.txt"));
    CHECK_THROWS_AS(ZipArchive(good, 4).content("a.txt"), ZipRefused); // beyond the budget

    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK_THROWS_AS(ZipArchive(std::string_view(good).substr(0, length), 100), ZipRefused);
    // Every byte turned over: refused, or read as something that is no more than was allowed.
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::size_t unpacked = 0;
        auto bad = good;
        bad[at] = static_cast<char>(~bad[at]);
        try {
            ZipArchive damaged(bad, 100);
            for (const auto& entry : damaged.entries())
                unpacked = std::max(unpacked, damaged.content(entry).size());
        } catch (const ZipRefused&) {
        }
        CHECK(unpacked <= 100);
    }
}

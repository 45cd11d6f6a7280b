#include "server/documents/xlsx.h"

#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>
#include <catch2/catch.hpp>

#include <sstream>

using namespace rasoat;
using documents::Cell;
using documents::Language;

namespace {

/// A part of the workbook, which is a zip file of XML parts.
std::string part(const std::string& workbook, const std::string& name) {
    std::istringstream bytes(workbook);
    const Poco::Zip::ZipArchive archive(bytes);
    const auto header = archive.findHeader(name);
    REQUIRE(header != archive.headerEnd());
    bytes.clear();
    Poco::Zip::ZipInputStream stream(bytes, header->second);
    std::string text;
    Poco::StreamCopier::copyToString(stream, text);
    return text;
}

bool holds(const std::string& text, const std::string& wanted) {
    return text.find(wanted) != std::string::npos;
}

} // namespace

TEST_CASE("a workbook holds the headings and cells, money and days as numbers", "[documents]") {
    documents::Table table;
    table.title = {"Danh sách máy tính", "Machines"};
    table.columns = {{{"Tên máy", "Name"}, 10}, {{"Nguyên giá", "Price"}, 10}, {{"Ngày mua", "Purchased"}, 10}};
    table.rows.push_back(
        {std::string("=1+1"), planner::Vnd{12'500'000}, std::chrono::sys_days(std::chrono::year(2026) / 11 / 24)});
    table.rows.push_back({Cell{}, Cell{}, Cell{}});
    const auto workbook = documents::xlsx(table, Language::vi);
    const auto sheet = part(workbook, "xl/worksheets/sheet1.xml");
    CHECK(holds(sheet, "Tên máy"));
    CHECK(holds(sheet, "=1+1"));
    CHECK_FALSE(holds(sheet, "<f>"));
    CHECK(holds(sheet, "<v>12500000</v>"));
    CHECK(holds(sheet, "<v>46350</v>")); // 24 November 2026 in Excel's count of days
    CHECK(holds(sheet, "<autoFilter ref=\"A1:C3\""));
    CHECK(holds(part(workbook, "xl/styles.xml"), "dd/mm/yyyy"));
}

TEST_CASE("more rows than a sheet has are refused before anything is written", "[documents]") {
    documents::Table table;
    table.columns = {{{"Tên máy", "Name"}, 10}};
    table.rows.resize(1'048'576, {Cell{}});
    REQUIRE_THROWS_AS(documents::xlsx(table, Language::vi), documents::DocumentError);
}

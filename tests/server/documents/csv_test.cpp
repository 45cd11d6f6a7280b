#include "server/documents/csv.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using documents::Cell;
using documents::Language;

namespace {

documents::Table one_column(std::vector<Cell> cells) {
    documents::Table table;
    table.columns = {{{"Tên máy", "Name"}, 10}};
    for (auto& cell : cells)
        table.rows.push_back({std::move(cell)});
    return table;
}

} // namespace

TEST_CASE("a CSV file begins with a byte order mark and its headings in the language asked for", "[documents]") {
    REQUIRE(documents::csv(one_column({}), Language::vi) == "\xEF\xBB\xBFTên máy\r\n");
    REQUIRE(documents::csv(one_column({}), Language::en) == "\xEF\xBB\xBFName\r\n");
}

TEST_CASE("cells are written plainly, and quoted where they have to be", "[documents]") {
    const auto day = std::chrono::sys_days(std::chrono::year(2026) / 3 / 9);
    const auto file = documents::csv(
        one_column({Cell{}, std::string("Phòng \"A\", tầng 2"), std::int64_t{-5}, 71.5, planner::Vnd{12'500'000}, day}),
        Language::en);
    REQUIRE(file == "\xEF\xBB\xBFName\r\n\r\n\"Phòng \"\"A\"\", tầng 2\"\r\n-5\r\n71.5\r\n12500000\r\n2026-03-09\r\n");
}

TEST_CASE("a name that a spreadsheet would run as a formula is defused", "[documents]") {
    for (const char* name : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"}) {
        const auto file = documents::csv(one_column({std::string(name)}), Language::en);
        CHECK(file.find(std::string("\r\n'") + name) != std::string::npos);
    }
}

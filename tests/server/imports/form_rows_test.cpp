#include "server/changes/present_records.h"
#include "server/documents/csv.h"
#include "server/imports/template.h"
#include "tests/server/imports/import_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::imports;
using tests::ImportOffice;

namespace {

std::string outcomes(const Look& look) {
    std::string found;
    for (const auto& row : look.rows)
        found += std::string(name_of(row.outcome)) + ' ';
    return found;
}

std::optional<store::Fund> fund_with_code(ImportOffice& office, std::string_view code) {
    const auto funds = office.store().snapshot()->funds();
    const auto found = std::ranges::find(funds, code, &store::Fund::code);
    return found == funds.end() ? std::nullopt : std::optional(*found);
}

std::optional<rules::Record> model(ImportOffice& office, const std::string& id) {
    return changes::present_record(
        *office.store().snapshot(), office.surroundings().shipped, {changes::Kind::model, id});
}

std::string problem(const ProposedRow& row) {
    return row.problems.empty() ? std::string() : row.problems.front().text.en;
}

const std::string budgets = "DỰ TOÁN MUA SẮM;;;;\n"
                            "Loại chi;Năm;Kinh phí (đồng);Đơn vị;Mã nguồn;Tên nguồn\n"
                            "Thường xuyên;2027;150.000.000;Xã Tân Kim;;\n"
                            "Chi đầu tư;2027;1,2 tỷ;;HUYEN-27;Ngân sách huyện 2027\n";

const std::string machines =
    "Name;Code;Kind;CPU;RAM;Storage;Price;Years of service\n"
    "Máy để bàn phòng họp;phong-hop;Desktop;Intel Core i5-12400;16 GB;NVMe 512 GB;15.500.000;7\n";

} // namespace

TEST_CASE("budgets by unit and year become funds, in any order of columns", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(Kind::funds, budgets);
    const auto look = office.look(id);
    CHECK(outcomes(look) == "makes makes ");
    CHECK(look.rows[0].target == "X-2027-recurrent");
    CHECK(office.store().snapshot()->funds().empty()); // nothing yet

    CHECK(office.confirm(id) == 2);
    const auto own = fund_with_code(office, "X-2027-recurrent");
    REQUIRE(own);
    CHECK(own->unit == office.commune);
    CHECK(own->year.value == 2027);
    CHECK(own->amount == store::Vnd{150'000'000});
    CHECK(own->kind == "recurrent");
    CHECK(own->name.vi == "Kinh phí Xã Tân Kim năm 2027");
    const auto district = fund_with_code(office, "HUYEN-27");
    REQUIRE(district);
    CHECK_FALSE(district->unit);
    CHECK(district->amount == store::Vnd{1'200'000'000});
    CHECK(district->kind == "investment");
    CHECK(district->name.en == "Ngân sách huyện 2027");
}

TEST_CASE("the same budgets twice change nothing, other amounts change the funds", "[imports]") {
    ImportOffice office;
    office.confirm(office.begin(Kind::funds, budgets));
    const auto again = office.begin(Kind::funds, budgets);
    CHECK(outcomes(office.look(again)) == "unchanged unchanged ");
    CHECK(office.confirm(again) == 0);

    const auto more = office.begin(Kind::funds, "Đơn vị,Năm,Số tiền\nX,2027,180 triệu\n");
    const auto look = office.look(more);
    REQUIRE(outcomes(look) == "changes ");
    CHECK(look.rows[0].changes == std::vector{FieldChange{Field::amount, "150.000.000 đ", "180.000.000 đ"}});
    office.confirm(more);
    CHECK(fund_with_code(office, "X-2027-recurrent")->amount == store::Vnd{180'000'000});
    CHECK(office.store().snapshot()->funds().size() == 2);
}

TEST_CASE("an import of funds is undone as a whole, but for what was changed since", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(Kind::funds, budgets);
    office.confirm(id);
    // Somebody has given the commune more since.
    office.confirm(office.begin(Kind::funds, "Đơn vị,Năm,Số tiền\nX,2027,180 triệu\n"));
    const auto undone = undo(office.store(), id, office.surroundings().shipped, office.officer());
    CHECK(undone.records == 1);
    CHECK(undone.kept == 1);
    CHECK_FALSE(fund_with_code(office, "HUYEN-27"));
    CHECK(fund_with_code(office, "X-2027-recurrent"));
}

TEST_CASE("who imported a fund stands in the fund's history", "[imports]") {
    ImportOffice office;
    office.confirm(office.begin(Kind::funds, budgets));
    const auto fund = fund_with_code(office, "HUYEN-27");
    REQUIRE(fund);
    const auto history = office.store().snapshot()->changes_of("fund:" + store::to_string(fund->id), std::nullopt, 10);
    REQUIRE(history.size() == 1);
    CHECK(history[0].actor == "an.nguyen");
}

TEST_CASE("a row of a budget that is wrong says where and why", "[imports]") {
    ImportOffice office;
    office.confirm(office.begin(Kind::funds, budgets));
    const auto look = office.look(office.begin(
        Kind::funds, "Mã nguồn,Tên nguồn,Đơn vị,Năm,Số tiền,Loại chi,Dòng ngân sách,Chuyển số dư sang năm sau\n"
                     "A,Tên,,hai bảy,1,,,\n"      // 0
                     "A,Tên,,2027,nhiều,,,\n"     // 1
                     "A,Tên,Không có,2027,1,,,\n" // 2
                     ",,,2027,1,,,\n"             // 3
                     "HUYEN-27,,,2028,1,,,\n"     // 4
                     "A,Tên,,2027,1,tiền túi,,\n" // 5
                     "B,,,2027,1,,,\n"            // 6
                     "C,Tên,,2027,1,,line,\n"     // 7
                     "D,Tên,,2027,1,,line,\n"     // 8
                     "C,Tên,,2027,2,,,\n"         // 9
                     "E,Tên,,2027,1,,,có\n"       // 10
                     "F,Tên,,1999,1,,,không\n")); // 11
    REQUIRE(look.rows.size() == 12);
    CHECK(look.counts.makes == 1);
    CHECK(look.counts.refused == 11);
    CHECK(problem(look.rows[0]) == "This must be a year, like 2027.");
    CHECK(look.rows[0].problems[0].column == 3U);
    CHECK(problem(look.rows[1]) == "This is no amount of money; write it like 12.500.000.");
    CHECK(problem(look.rows[2]) == "There is no unit \"Không có\".");
    CHECK(problem(look.rows[3]) == "The row has neither a code nor a unit.");
    CHECK(problem(look.rows[4]) == "This code is that of a fund of 2027; each year is a fund with its own code.");
    CHECK(problem(look.rows[5]) == "Write one of: recurrent, investment, project.");
    CHECK(look.rows[5].problems[0].column == 5U);
    CHECK(problem(look.rows[6]) == "Vietnamese name: is not filled in.");
    // The first row of the line is as good as any fund; the second would be its year once more.
    CHECK(problem(look.rows[8]) == "Budget line: the fund C is the year 2027 of this line already.");
    CHECK(problem(look.rows[9]) == "The same as row 9.");
    CHECK(problem(look.rows[10]) == "Budget line: is needed, to say where what is left goes.");
    CHECK(problem(look.rows[11]) == "Budget year: must be a whole number from 2020 to 2100.");
}

TEST_CASE("a list without codes and units lacks a column", "[imports]") {
    ImportOffice office;
    const auto look = office.look(office.begin(Kind::funds, "Tên nguồn,Năm,Số tiền\nA,2027,1\n"));
    CHECK(look.missing == std::vector{Field::code});
    CHECK(office.look(office.begin(Kind::models, "CPU,RAM\ni5,8\n")).missing == std::vector{Field::name_vi});
}

TEST_CASE("whole models of the catalogue are imported, and undone", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(Kind::models, machines);
    CHECK(outcomes(office.look(id)) == "makes ");
    CHECK(office.confirm(id) == 1);
    const auto made = model(office, "phong-hop");
    REQUIRE(made);
    CHECK(made->text("kind") == "desktop");
    CHECK(made->integer("memory_gb") == 16);
    CHECK(made->text("disk_kind") == "nvme");
    CHECK(made->integer("disk_gb") == 512);
    CHECK(made->integer("price") == 15'500'000);
    CHECK(made->integer("service_years") == 7);
    CHECK(office.confirm(office.begin(Kind::models, machines)) == 0);

    CHECK(undo(office.store(), id, office.surroundings().shipped, office.officer()).records == 1);
    CHECK_FALSE(model(office, "phong-hop"));
}

TEST_CASE("a model that the configuration ships is changed and set back", "[imports]") {
    ImportOffice office;
    const auto& shipped = office.surroundings().catalogue.models.front();
    const auto before = model(office, shipped.id);
    const auto id = office.begin(Kind::models, "Mã,RAM,Giá\n" + shipped.id + ",64GB,99 triệu\n");
    CHECK(outcomes(office.look(id)) == "changes ");
    CHECK(office.confirm(id) == 1);
    CHECK(model(office, shipped.id)->integer("memory_gb") == 64);
    CHECK(undo(office.store(), id, office.surroundings().shipped, office.officer()).records == 1);
    CHECK(model(office, shipped.id) == before);
}

TEST_CASE("a model whose processor nobody knows is refused in plain words", "[imports]") {
    ImportOffice office;
    const auto look = office.look(office.begin(
        Kind::models, "Tên,Loại máy,Bộ xử lý,RAM,Ổ cứng,Giá,Số năm phục vụ\n"
                      "Máy lạ,Xách tay,Loongson 9000,16,SSD 256GB,12.000.000,5\n"
                      "Máy thiếu,Xách tay,Intel Core i5-12400,16,256,12.000.000,5\n"
                      "Máy to,Xách tay,Intel Core i5-12400,rộng,SSD 1 TB,12.000.000,5\n"));
    REQUIRE(look.rows.size() == 3);
    CHECK(
        problem(look.rows[0]) ==
        "Processor: has no score in the table of processors; write it like \"Intel Core i5-12400\".");
    CHECK(look.rows[0].problems[0].column == 2U);
    CHECK(problem(look.rows[1]) == "Kind of disk: is not filled in.");
    CHECK(problem(look.rows[2]) == "This is no size; write it like 512 GB or 1 TB.");
}

TEST_CASE("the list to fill in, brought back as it is, changes nothing", "[imports]") {
    ImportOffice office;
    office.confirm(office.begin(Kind::funds, budgets));
    office.confirm(office.begin(
        Kind::funds, "Mã nguồn,Tên nguồn,Năm,Số tiền,Dòng ngân sách,Chuyển số dư sang năm sau\n"
                     "DA-28,Dự án số hóa,2028,2 tỷ,so-hoa,có\n"));
    for (const auto language : {documents::Language::vi, documents::Language::en}) {
        for (const auto kind : {Kind::funds, Kind::models, Kind::prices}) {
            const auto table = template_of(*office.store().snapshot(), kind, office.surroundings(), language);
            REQUIRE_FALSE(table.rows.empty());
            const auto look = office.look(office.begin(kind, documents::csv(table, language)));
            INFO(name_of(kind));
            CHECK(look.missing.empty());
            CHECK(look.rows.size() == table.rows.size());
            CHECK(look.counts.unchanged == table.rows.size());
        }
    }
}

#include "tests/server/imports/import_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::imports;
using tests::ImportOffice;

namespace {

std::vector<RowOutcome> outcomes(const Look& look) {
    std::vector<RowOutcome> found;
    for (const auto& row : look.rows)
        found.push_back(row.outcome);
    return found;
}

std::optional<ImportRefused::Reason> why_refused(const std::function<void()>& work) {
    try {
        work();
    } catch (const ImportRefused& refused) {
        return refused.reason();
    }
    return std::nullopt;
}

std::string only_problem(const ProposedRow& row) {
    return row.problems.size() == 1 ? row.problems.front().text.en : std::string("no single problem");
}

const std::string assets = "DANH MỤC TÀI SẢN;;;;\n"
                           "STT;Số sê-ri;Mã tài sản;Ngày mua;Nguyên giá\n"
                           "1;SN-0001;TS.001;15/03/2021;12.500.000\n"
                           "2;SN-0002;TS.002;3/2019;9,8 triệu\n";

} // namespace

TEST_CASE("a list of assets is looked at, confirmed, and stored", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(Kind::assets, assets);
    auto look = office.look(id);
    CHECK(look.choices.heading_row == 1);
    CHECK(outcomes(look) == std::vector{RowOutcome::changes, RowOutcome::changes});
    CHECK(look.rows[0].target == "pc-1");
    REQUIRE(look.rows[0].changes.size() == 3);
    CHECK(look.rows[0].changes[2] == FieldChange{Field::price, "", "12.500.000"});
    // Nothing is stored yet.
    CHECK_FALSE(office.store().snapshot()->machine(office.pc_1)->price);

    CHECK(office.confirm(id) == 2);
    const auto machine = office.store().snapshot()->machine(office.pc_1);
    CHECK(machine->asset_code == "TS.001");
    CHECK(machine->price == store::Vnd{12'500'000});
    CHECK(machine->purchased == store::Day(std::chrono::year(2021) / 3 / 15));
    CHECK(office.store().snapshot()->machine(office.pc_2)->price == store::Vnd{9'800'000});
    const auto trail = office.store().snapshot()->audit_trail({}, 1);
    REQUIRE(trail.size() == 1);
    CHECK(trail[0].action == "confirm-import");
    CHECK(why_refused([&] { office.confirm(id); }) == ImportRefused::Reason::wrong_state);
}

TEST_CASE("the same file twice changes nothing", "[imports]") {
    ImportOffice office;
    office.confirm(office.begin(Kind::assets, assets));
    const auto again = office.begin(Kind::assets, assets);
    CHECK(outcomes(office.look(again)) == std::vector{RowOutcome::unchanged, RowOutcome::unchanged});
    const auto before = office.store().revision();
    CHECK(office.confirm(again) == 0);
    CHECK(office.store().revision() == before);

    const std::string seats = "Đơn vị,Vị trí,Chức danh,Tên máy\nXã Tân Kim,Kế toán,Kế toán,pc-2\n";
    CHECK(office.confirm(office.begin(Kind::seats, seats)) == 1);
    CHECK(office.confirm(office.begin(Kind::seats, seats)) == 0);
    CHECK(office.store().snapshot()->seats().size() == 3);
}

TEST_CASE("an import is undone as a whole", "[imports]") {
    ImportOffice office;
    const auto before_1 = office.store().snapshot()->machine(office.pc_1);
    const auto id = office.begin(Kind::assets, assets);
    CHECK(why_refused([&] {
              (void)undo(office.store(), id, office.surroundings().shipped, office.officer());
          }) == ImportRefused::Reason::wrong_state);
    office.confirm(id);
    const auto undone = undo(office.store(), id, office.surroundings().shipped, office.officer());
    CHECK(undone.records == 2);
    CHECK(undone.kept == 0);
    auto after_1 = office.store().snapshot()->machine(office.pc_1);
    after_1->revision = before_1->revision;
    CHECK(after_1 == before_1);
    CHECK(office.store().snapshot()->import(id)->state == store::ImportState::undone);
    CHECK(why_refused([&] {
              (void)undo(office.store(), id, office.surroundings().shipped, office.officer());
          }) == ImportRefused::Reason::wrong_state);
}

TEST_CASE("what was changed since an import stays when it is undone", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(Kind::assets, assets);
    office.confirm(id);
    office.store().write([&](store::Transaction& transaction) {
        auto machine = *transaction.machine(office.pc_1);
        machine.price = store::Vnd{1};
        transaction.put_machine(machine);
    });
    const auto undone = undo(office.store(), id, office.surroundings().shipped, office.officer());
    CHECK(undone.records == 1);
    CHECK(undone.kept == 1);
    CHECK(office.store().snapshot()->machine(office.pc_1)->price == store::Vnd{1});
    CHECK_FALSE(office.store().snapshot()->machine(office.pc_2)->price);
}

TEST_CASE("each wrong row says in plain words what is wrong", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(
        Kind::assets, "Serial,Hostname,Ngày mua,Giá,Hết bảo hành\n"
                      "SN-9999,,,,\n"
                      ",nobody,,,\n"
                      ",twin,,5.000.000,\n"
                      "SN-0001,,31/02/2021,,\n"
                      "SN-0002,,,rẻ,\n"
                      "SN-0003,,15/03/2021,,1/1/2020\n"
                      ",,2021,,\n"
                      "SN-0004,,2021,,\n"
                      "sn-0004,,2021,,\n");
    const auto look = office.look(id);
    REQUIRE(look.rows.size() == 9);
    CHECK(look.counts.refused == 8);
    CHECK(
        only_problem(look.rows[0]) == "There is no machine with the serial \"SN-9999\". To enter a machine that has "
                                      "not reported yet, add a column of units.");
    CHECK(look.rows[0].problems[0].column == 0U);
    CHECK(
        only_problem(look.rows[1]) ==
        "There is no machine named \"nobody\". To enter a machine that has not reported yet, add a column of units.");
    CHECK(only_problem(look.rows[2]).find("Several machines") == 0);
    CHECK(only_problem(look.rows[3]).find("This is no day") == 0);
    CHECK(look.rows[3].problems[0].column == 2U);
    CHECK(only_problem(look.rows[4]).find("no amount of money") != std::string::npos);
    CHECK(only_problem(look.rows[5]) == "The warranty ends before the day of purchase.");
    CHECK(only_problem(look.rows[6]).find("no serial number") != std::string::npos);
    CHECK(look.rows[7].outcome == RowOutcome::changes);
    CHECK(only_problem(look.rows[8]) == "The same as row 9.");

    CHECK(why_refused([&] { office.confirm(id); }) == ImportRefused::Reason::rows_refused);
    CHECK(office.confirm(id, RefusedRows::are_left_out) == 1);
}

TEST_CASE("columns are chosen by the officer in place of the guess", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(Kind::assets, "A;B\nSN-0001;5.000.000\n");
    auto look = office.look(id);
    CHECK(look.missing == std::vector{Field::serial});
    CHECK(look.rows.empty());
    CHECK(why_refused([&] { office.confirm(id); }) == ImportRefused::Reason::wrong_choice);

    choose(office.store(), id, {0, std::nullopt, {{Field::serial, Field::price}}});
    look = office.look(id);
    CHECK(look.missing.empty());
    CHECK(outcomes(look) == std::vector{RowOutcome::changes});
    CHECK(why_refused([&] {
              choose(office.store(), id, {0, std::nullopt, {{Field::serial, Field::serial}}});
          }) == ImportRefused::Reason::wrong_choice);
    CHECK(why_refused([&] {
              choose(office.store(), id, {0, std::nullopt, {{Field::count}}});
          }) == ImportRefused::Reason::wrong_choice);
    CHECK(why_refused([&] {
              choose(office.store(), id, {0, 99, {{Field::serial}}});
          }) == ImportRefused::Reason::wrong_choice);
    CHECK_THROWS_AS(choose(office.store(), id, {1, std::nullopt, {}}), intake::SpreadsheetRefused);
    discard(office.store(), id);
    CHECK(why_refused([&] { (void)office.look(id); }) == ImportRefused::Reason::none_such);
}

TEST_CASE("seats are made and changed, and machines put at them", "[imports]") {
    ImportOffice office;
    // pc-1 moves from the registry's seat to the một cửa desk; a new seat gets pc-2.
    const auto id = office.begin(
        Kind::seats, "Đơn vị;Mã vị trí;Vị trí;Chức danh;Số sê-ri;Người sử dụng\n"
                     "X;X-02;Một cửa 1;;SN-0001;Trần Thị B\n"
                     "Xã Tân Kim;;Địa chính;Địa chính;SN-0002;\n"
                     "Xã Không Có;;Văn thư;clerk;;\n"
                     "X;;Vị trí mới;;;\n");
    auto look = office.look(id);
    CHECK(
        outcomes(look) ==
        std::vector{RowOutcome::changes, RowOutcome::makes, RowOutcome::refused, RowOutcome::refused});
    CHECK(only_problem(look.rows[3]) == "A new seat needs a role.");
    const auto before = office.store().snapshot()->seats();
    office.confirm(id, RefusedRows::are_left_out);

    auto reader = office.store().snapshot();
    const auto desk = reader->seat(office.seat_2);
    CHECK(desk->name == "Một cửa 1");
    CHECK(desk->machine == office.pc_1);
    CHECK(desk->person.empty()); // the column of persons was not asked for
    CHECK_FALSE(reader->seat(office.seat_1)->machine);
    const auto made = reader->seat_of(office.pc_2);
    REQUIRE(made);
    CHECK(made->role == "land_registry");
    CHECK(made->code == "X-03");
    reader.reset();

    const auto undone = undo(office.store(), id, office.surroundings().shipped, office.officer());
    CHECK(undone.kept == 0);
    CHECK(office.store().snapshot()->seats() == before);
}

TEST_CASE("persons are taken where the officer says so", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(Kind::seats, "Đơn vị;Mã vị trí;Họ và tên\nX;X-01;Trần Thị B\n");
    CHECK(outcomes(office.look(id)) == std::vector{RowOutcome::unchanged});
    choose(office.store(), id, {0, std::nullopt, {{Field::unit, Field::seat_code, Field::person}}});
    office.confirm(id);
    CHECK(office.store().snapshot()->seat(office.seat_1)->person == "Trần Thị B");
}

TEST_CASE("machines that change places come back when the import is undone", "[imports]") {
    ImportOffice office;
    office.store().write([&](store::Transaction& transaction) { transaction.assign(office.seat_2, office.pc_2); });
    const auto before = office.store().snapshot()->seats();
    const auto id = office.begin(Kind::seats, "unit,seat code,hostname\nX,X-01,pc-2\nX,X-02,pc-1\n");
    office.confirm(id);
    CHECK(office.store().snapshot()->seat(office.seat_1)->machine == office.pc_2);
    CHECK(office.store().snapshot()->seat(office.seat_2)->machine == office.pc_1);
    CHECK(undo(office.store(), id, office.surroundings().shipped, office.officer()).kept == 0);
    CHECK(office.store().snapshot()->seats() == before);
}

TEST_CASE("positions make the seats that a unit lacks, and take none away", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(
        Kind::positions, "Đơn vị,Chức danh,Số lượng\n"
                         "Xã Tân Kim,Văn thư,3\n"
                         "HUYEN,Kế toán trưởng,2\n"
                         "Xã Tân Kim,một cửa,0\n"
                         "HUYEN,accountant,nhiều\n");
    const auto look = office.look(id);
    CHECK(
        outcomes(look) ==
        std::vector{RowOutcome::makes, RowOutcome::makes, RowOutcome::unchanged, RowOutcome::refused});
    CHECK(look.rows[0].changes[0] == FieldChange{Field::count, "1", "3"});
    CHECK(look.rows[2].problems.size() == 1);
    CHECK(office.confirm(id, RefusedRows::are_left_out) == 4);
    CHECK(office.store().snapshot()->seats().size() == 6);
    CHECK(undo(office.store(), id, office.surroundings().shipped, office.officer()).records == 4);
    CHECK(office.store().snapshot()->seats().size() == 2);
}

TEST_CASE("prices of the catalogue are set, and set back", "[imports]") {
    ImportOffice office;
    const auto id = office.begin(Kind::prices, "Mã hàng\tĐơn giá\ndesktop-a\t11.900.000\nnothing\t5\n");
    const auto look = office.look(id);
    CHECK(outcomes(look) == std::vector{RowOutcome::changes, RowOutcome::refused});
    CHECK(look.rows[0].changes[0].before == "12.500.000");
    office.confirm(id, RefusedRows::are_left_out);
    CHECK(office.store().snapshot()->set_prices() == std::vector{store::SetPrice{"desktop-a", {11'900'000}}});
    CHECK(undo(office.store(), id, office.surroundings().shipped, office.officer()).records == 1);
    CHECK(office.store().snapshot()->set_prices().empty());
}

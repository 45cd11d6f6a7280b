#include "agent/report/report_json.h"
#include "server/access/enrolment.h"
#include "server/inventory/known_from_books.h"
#include "server/inventory/receive.h"
#include "server/inventory/stored_report.h"
#include "tests/server/imports/import_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::imports;
using tests::ImportOffice;

namespace {

const std::string books = "Tên tài sản;Số sê-ri;Mã tài sản;Tên máy;Đơn vị;Ngày mua;Nguyên giá\n"
                          "Dell OptiPlex 3020;SN-7001;TS.701;PC-701;Xã Tân Kim;15/03/2015;12.500.000\n"
                          "HP ProDesk 400;;TS.702;PC-702;X;2016;9.800.000\n"
                          "Máy tính Đông Nam Á;;TS.703;;HUYEN;;\n";

std::optional<store::Machine> machine_called(ImportOffice& office, const std::string& hostname) {
    const auto machines = office.store().snapshot()->machines();
    const auto found = std::ranges::find(machines, hostname, &store::Machine::hostname);
    return found == machines.end() ? std::nullopt : std::optional(*found);
}

/// What an agent of that unit tells.
inventory::Received report_from(ImportOffice& office, store::UnitId unit, const report::Report& told) {
    const auto now = office.officer().now;
    const auto token = access::make_enrolment_token(office.store(), unit, std::chrono::days(1), "lan", now);
    const auto agent = access::enrol_device(office.store(), token.secret, told.device_id, now);
    return inventory::receive(
        office.store(), agent.device, {told, report::to_json(told), "first-report", now + std::chrono::hours(1)});
}

report::Report pc(const std::string& hostname, const std::string& serial) {
    report::Report told;
    told.device_id = "agent-of-" + hostname;
    told.hostname = hostname;
    if (!serial.empty()) told.system.serial = serial;
    told.memory.total = report::Mebibytes{8192};
    return told;
}

} // namespace

TEST_CASE("machines of the books that never reported are records, once each", "[imports][books]") {
    ImportOffice office;
    const auto before = office.store().snapshot()->machines().size();
    const auto id = office.begin(Kind::assets, books);
    const auto look = office.look(id);
    REQUIRE(look.rows.size() == 3);
    CHECK(look.counts.makes == 3);
    CHECK(look.rows[0].target == "PC-701");
    CHECK(look.rows[2].target == "TS.703");
    CHECK(office.confirm(id) == 3);
    CHECK(office.store().snapshot()->machines().size() == before + 3);

    const auto machine = machine_called(office, "PC-701");
    REQUIRE(machine);
    CHECK_FALSE(inventory::has_reported(*machine));
    CHECK(machine->unit == office.commune);
    CHECK(machine->price == store::Vnd{12'500'000});
    const auto written = inventory::stored_report(*office.store().snapshot(), machine->id);
    REQUIRE(written);
    CHECK(written->system.model == "Dell OptiPlex 3020");
    CHECK(written->system.serial == "SN-7001");
    CHECK(office.confirm(office.begin(Kind::assets, books)) == 0);
}

TEST_CASE("the first report of a machine that the books know is that record's", "[imports][books]") {
    ImportOffice office;
    (void)office.confirm(office.begin(Kind::assets, books));
    const auto by_serial = machine_called(office, "PC-701")->id;
    const auto by_name = machine_called(office, "PC-702")->id;
    const auto by_tag = machine_called(office, "TS.703")->id;
    const auto machines = office.store().snapshot()->machines().size();

    // Windows gave it another name than the books say; its serial number counts.
    CHECK(report_from(office, office.commune, pc("DESKTOP-1A2B", "sn-7001")).machine == by_serial);
    CHECK(report_from(office, office.commune, pc("pc-702", "")).machine == by_name);
    auto tagged = pc("whatever", "SN-OTHER");
    tagged.system.asset_tag = "TS.703";
    CHECK(report_from(office, office.commune, tagged).machine == by_tag);

    const auto reader = office.store().snapshot();
    CHECK(reader->machines().size() == machines);
    const auto machine = reader->machine(by_serial);
    CHECK(inventory::has_reported(*machine));
    CHECK(machine->hostname == "DESKTOP-1A2B");
    CHECK(machine->asset_code == "TS.701");
    CHECK(machine->first_reported == machine->last_reported);
    CHECK(reader->history_of(by_serial, 10).empty()); // nothing changed: it was never seen before
}

TEST_CASE("a machine of the books is not taken for another of the same name", "[imports][books]") {
    ImportOffice office;
    (void)office.confirm(office.begin(Kind::assets, books));
    const auto in_books = machine_called(office, "PC-701")->id;
    const auto other_serial = report_from(office, office.commune, pc("PC-701", "SN-9000"));
    CHECK(other_serial.new_machine);
    const auto other_unit = report_from(office, office.district, pc("PC-702", ""));
    CHECK(other_unit.new_machine);
    const auto reader = office.store().snapshot();
    CHECK(reader->doubt_between(in_books, other_serial.machine)); // an officer decides
    CHECK(reader->doubt_between(machine_called(office, "PC-702")->id, other_unit.machine));
}

TEST_CASE("undoing an import takes away what never reported, and keeps what has since", "[imports][books]") {
    ImportOffice office;
    const auto before = office.store().snapshot()->machines();
    const auto id = office.begin(Kind::assets, books);
    (void)office.confirm(id);
    const auto reported = report_from(office, office.commune, pc("pc-701", "SN-7001")).machine;
    const auto undone = imports::undo(office.store(), id, office.surroundings().shipped, office.officer());
    CHECK(undone.records == 3);
    CHECK(undone.kept == 0);
    CHECK(office.store().snapshot()->machines().size() == before.size() + 1);
    const auto machine = office.store().snapshot()->machine(reported);
    REQUIRE(machine);
    CHECK(machine->asset_code.empty());
    CHECK_FALSE(machine->price);
}

TEST_CASE("a row's names have to be of one machine", "[imports][books]") {
    ImportOffice office;
    (void)office.confirm(office.begin(Kind::assets, books));
    const auto look = office.look(office.begin(
        Kind::assets, "Serial;Asset code;Unit\n"
                      "SN-8000;TS.701;X\n"      // the code of PC-701, which has another serial
                      "Default string;TS.9;X\n" // what a maker leaves
                      "SN-8001;TS.10;Xã Xa\n"
                      "SN-8002;TS.11;X\n"
                      "SN-8002;TS.12;X\n"));
    REQUIRE(look.rows.size() == 5);
    CHECK(look.rows[0].problems.at(0).text.en.find("is that of PC-701") != std::string::npos);
    CHECK(look.rows[1].outcome == RowOutcome::refused);
    CHECK(look.rows[2].problems.at(0).text.en == "There is no unit \"Xã Xa\".");
    CHECK(look.rows[3].outcome == RowOutcome::makes);
    CHECK(look.rows[4].problems.at(0).text.en == "The same as row 5.");
}

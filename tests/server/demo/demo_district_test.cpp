#include "server/demo/demo_district.h"
#include "server/demo/district_outline.h"
#include "settings/configuration.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace rasoat;
using namespace rasoat::demo;

namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2026} / 11 / 24;

const settings::Configuration& configuration() {
    static const auto read = settings::read_configuration(tests::project_path("config"));
    return read;
}

const OfficeHardware& hardware() {
    static const auto read = read_office_hardware(tests::project_path("config"));
    return read;
}

const DemoDistrict& district() {
    static const auto made = make_demo_district(1, today, hardware(), configuration().processors);
    return made;
}

std::vector<const DemoMachine*> machines() {
    std::vector<const DemoMachine*> all;
    for (const auto& seat : district().seats)
        if (seat.machine) all.push_back(&*seat.machine);
    return all;
}

/// The table's row from which a machine was made, by what it reports.
const OfficeModel* row_of(const report::Report& report) {
    for (const auto& model : hardware().models)
        if (report.system.maker == model.maker && report.system.model == model.model &&
            report.processors.front().name == model.processor)
            return &model;
    return nullptr;
}

double share(std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

TEST_CASE("the demo has 13 offices, 15 communes and 420 seats", "[demo]") {
    const auto outline = district_outline();
    const auto offices =
        std::count_if(outline.begin(), outline.end(), [](const auto& unit) { return unit.kind == UnitKind::office; });
    CHECK(offices == 13);
    CHECK(outline.size() == 28);
    CHECK(district().units.size() == 29);
    CHECK(district().seats.size() == 420);
}

TEST_CASE("every seat has a known role, a unit and an id of its own", "[demo]") {
    std::set<std::string> ids;
    std::set<std::string> roles;
    for (const auto& role : configuration().roles)
        roles.insert(role.id);
    for (const auto& seat : district().seats) {
        CHECK(ids.insert(seat.id).second);
        CHECK(roles.contains(seat.role));
        CHECK(seat.unit >= 1);
        CHECK(seat.unit < district().units.size());
        CHECK_FALSE(seat.name.empty());
    }
}

TEST_CASE("the same seed makes the same district and another seed another one", "[demo]") {
    const auto again = make_demo_district(1, today, hardware(), configuration().processors);
    const auto other = make_demo_district(2, today, hardware(), configuration().processors);
    std::size_t different = 0;
    for (std::size_t i = 0; i < district().seats.size(); ++i) {
        const auto& one = district().seats[i].machine;
        const auto& same = again.seats[i].machine;
        REQUIRE(one.has_value() == same.has_value());
        if (one) {
            CHECK(one->report == same->report);
            CHECK(one->purchased == same->purchased);
            CHECK(one->price == same->price);
        }
        const auto& changed = other.seats[i].machine;
        if (!one || !changed || !(one->report == changed->report)) ++different;
    }
    CHECK(different > 400);
    REQUIRE(again.funds.size() == district().funds.size());
    for (std::size_t i = 0; i < again.funds.size(); ++i)
        CHECK(again.funds[i].amount == district().funds[i].amount);
}

TEST_CASE("what a demo machine is made of stands in the tables", "[demo]") {
    for (const auto* machine : machines()) {
        const auto& report = machine->report;
        if (report.processors.front().name) {
            const auto* row = row_of(report);
            INFO(report.system.model.value_or(""));
            REQUIRE(row);
            for (const auto& slot : report.memory.slots) {
                if (!slot.size) continue;
                CHECK(std::find(row->modules.begin(), row->modules.end(), *slot.size) != row->modules.end());
                CHECK(slot.kind == row->memory_kind);
            }
            CHECK((report.memory.slots.empty() || report.memory.slots.size() == row->slots));
        }
        CHECK(std::any_of(hardware().disks.begin(), hardware().disks.end(), [&](const OfficeDisk& disk) {
            return report.disks.front().model == disk.model && report.disks.front().size == disk.size;
        }));
        for (const auto& monitor : report.monitors)
            CHECK(std::any_of(hardware().monitors.begin(), hardware().monitors.end(), [&](const OfficeMonitor& one) {
                return monitor.maker == one.facts.maker && monitor.model == one.facts.model &&
                       monitor.year == one.facts.year;
            }));
    }
}

TEST_CASE("no demo machine holds more memory than its maximum or than its slots say", "[demo]") {
    for (const auto* machine : machines()) {
        const auto& memory = machine->report.memory;
        REQUIRE(memory.total);
        if (memory.maximum) CHECK(*memory.total <= *memory.maximum);
        report::Mebibytes sum;
        for (const auto& slot : memory.slots)
            sum += slot.size.value_or(report::Mebibytes{});
        if (!memory.slots.empty()) CHECK(sum == *memory.total);
    }
}

TEST_CASE("no demo machine was bought before its processor was sold, or installed before it was bought", "[demo]") {
    for (const auto* machine : machines()) {
        const auto& report = machine->report;
        if (const auto* row = report.processors.front().name ? row_of(report) : nullptr)
            CHECK(row->first_sold < machine->purchased);
        CHECK(machine->purchased < today);
        REQUIRE(report.operating_system.installed);
        CHECK(*report.operating_system.installed >= machine->purchased);
        CHECK(*report.operating_system.installed <= today);
        if (report.firmware.date) CHECK(*report.firmware.date <= today);
        for (const auto& monitor : report.monitors)
            CHECK(
                static_cast<int>(monitor.year.value_or(0)) <=
                static_cast<int>(std::chrono::year_month_day(machine->purchased).year()));
    }
}

TEST_CASE("Windows 11 of the demo runs only where it may", "[demo]") {
    std::size_t windows11 = 0;
    for (const auto* machine : machines()) {
        const auto& report = machine->report;
        const auto system = configuration().os_support.support_of(
            report.operating_system.name.value_or(""), report.operating_system.version.value_or(""),
            report.operating_system.kernel_version.value_or(""));
        REQUIRE(system.windows);
        if (report.operating_system.version) CHECK(system.support_ends);
        if (*system.windows != 11) continue;
        ++windows11;
        if (report.processors.front().name)
            CHECK(
                configuration().processors.facts_of(*report.processors.front().name).windows11 ==
                planner::Windows11Listing::listed);
        CHECK(report.firmware.uefi == true);
        if (report.firmware.tpm) CHECK(report.firmware.tpm == report::SwitchState::on);
        if (report.firmware.secure_boot) CHECK(report.firmware.secure_boot == report::SwitchState::on);
    }
    CHECK(windows11 > 0);
}

TEST_CASE("the demo looks like an office: mostly 3 to 13 years old, hard disks, some gaps", "[demo]") {
    const auto all = machines();
    std::map<std::string, std::size_t> count;
    for (const auto* machine : all) {
        const auto age = (today - machine->purchased).count() / 365;
        if (age >= 3 && age <= 13) ++count["aged"];
        const auto& report = machine->report;
        if (report.disks.front().kind == report::DiskKind::hdd) ++count["hdd"];
        if (!report.disks.front().kind) ++count["disk unknown"];
        if (*report.memory.total <= report::Mebibytes{4096}) ++count["4 GB or less"];
        if (report.memory.slots.empty()) ++count["slots unknown"];
        if (!report.firmware.tpm) ++count["tpm unknown"];
        if (machine->broken) ++count["broken"];
    }
    CHECK(share(count["aged"], all.size()) > 0.75);
    CHECK(share(count["hdd"], all.size()) > 0.3);
    CHECK(share(count["hdd"], all.size()) < 0.8);
    CHECK(share(count["4 GB or less"], all.size()) > 0.15);
    CHECK(count["disk unknown"] > 0);
    CHECK(count["slots unknown"] > 0);
    CHECK(count["tpm unknown"] > 0);
    CHECK(count["broken"] > 0);
    CHECK(all.size() < district().seats.size());
}

TEST_CASE("every serial number of the demo says that it is one, and none comes twice", "[demo]") {
    std::set<std::string> serials;
    for (const auto* machine : machines()) {
        const auto& report = machine->report;
        CHECK(report.hostname.starts_with("DEMO-"));
        for (const auto& serial : {report.system.serial, report.disks.front().serial}) {
            REQUIRE(serial);
            CHECK(serial->starts_with("DEMO"));
            CHECK(serials.insert(*serial).second);
        }
        CHECK(serials.insert(report.system.uuid.value_or("")).second);
    }
}

TEST_CASE("the demo's money is the district's and each unit's own, for the coming year", "[demo]") {
    const auto& funds = district().funds;
    REQUIRE(funds.size() == district().units.size());
    CHECK(funds.front().unit == 0U);
    const auto sum =
        std::accumulate(funds.begin(), funds.end(), planner::Vnd{}, [](planner::Vnd so_far, const auto& fund) {
            return so_far + fund.amount;
        });
    CHECK(sum > planner::Vnd{2'000'000'000});
    CHECK(sum < planner::Vnd{2'800'000'000});
    for (std::size_t i = 0; i < funds.size(); ++i) {
        CHECK(funds[i].year == planner::Year{2027});
        CHECK(funds[i].unit == i);
        CHECK(funds[i].amount > planner::Vnd{0});
        if (i > 0) CHECK(funds[i].kind == planner::SpendingKind::recurrent);
    }
}

#include "server/inventory/kept_reports.h"
#include "server/inventory/seating.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/inventory/reporting_office.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

namespace {

constexpr std::int64_t day_seconds = 86400;

store::Day day(std::int64_t number) {
    return std::chrono::floor<std::chrono::days>(at(number * day_seconds));
}

report::Report with_memory(report::Report report, std::uint64_t megabytes) {
    report.memory.total = report::Mebibytes{megabytes};
    report.memory.slots[0].size = report::Mebibytes{megabytes};
    return report;
}

/// The memory that the machine had at the end of that day; zero: nothing is known of it.
std::uint64_t memory_on(ReportingOffice& office, store::MachineId machine, std::int64_t number) {
    const auto reader = office.store().snapshot();
    const auto report = inventory::report_on(*reader, reader->machine(machine).value(), day(number));
    return report ? report->memory.total.value().count : 0;
}

} // namespace

TEST_CASE("what a machine looked like can be seen for any day since its first report", "[history]") {
    ReportingOffice office;
    const auto agent = office.enrolled().device;
    const auto pc = office_report("a1b2c3");
    const auto machine = office.report(agent, with_memory(pc, 4096), at()).machine;
    office.report(agent, with_memory(pc, 8192), at(10 * day_seconds));
    office.report(agent, with_memory(pc, 16384), at(20 * day_seconds));
    CHECK(memory_on(office, machine, -1) == 0);
    CHECK(memory_on(office, machine, 0) == 4096);
    CHECK(memory_on(office, machine, 9) == 4096);
    CHECK(memory_on(office, machine, 10) == 8192);
    CHECK(memory_on(office, machine, 19) == 8192);
    CHECK(memory_on(office, machine, 20) == 16384);
    CHECK(memory_on(office, machine, 300) == 16384);
}

TEST_CASE("of several reports of one day the last counts, and earlier days stay readable", "[history]") {
    ReportingOffice office;
    const auto agent = office.enrolled().device;
    const auto pc = office_report("a1b2c3");
    const auto machine = office.report(agent, with_memory(pc, 4096), at()).machine;
    for (const std::uint64_t size : {6144, 7168, 8192})
        office.report(agent, with_memory(pc, size), at(10 * day_seconds + static_cast<std::int64_t>(size)));
    CHECK(office.store().snapshot()->report_versions(machine, 10).size() == 1);
    CHECK(memory_on(office, machine, 9) == 4096);
    CHECK(memory_on(office, machine, 10) == 8192);
}

TEST_CASE("a report in which no part has changed is not kept beside its follower", "[history]") {
    ReportingOffice office;
    const auto agent = office.enrolled().device;
    auto pc = with_memory(office_report("a1b2c3"), 4096);
    const auto machine = office.report(agent, pc, at()).machine;
    office.report(agent, with_memory(pc, 8192), at(5 * day_seconds));
    for (std::int64_t number = 6; number < 30; ++number) {
        pc = with_memory(pc, 8192);
        pc.volumes[0].free = report::Mebibytes{static_cast<std::uint64_t>(100'000 - number)};
        office.report(agent, pc, at(number * day_seconds));
    }
    CHECK(office.store().snapshot()->report_versions(machine, 100).size() == 1);
    CHECK(memory_on(office, machine, 4) == 4096);
    CHECK(memory_on(office, machine, 20) == 8192);
}

TEST_CASE("a damaged earlier report takes what lies behind it along, and nothing else", "[history]") {
    ReportingOffice office;
    const auto agent = office.enrolled().device;
    const auto pc = office_report("a1b2c3");
    const auto machine = office.report(agent, with_memory(pc, 4096), at()).machine;
    office.report(agent, with_memory(pc, 8192), at(10 * day_seconds));
    office.report(agent, with_memory(pc, 16384), at(20 * day_seconds));
    const auto newest = office.store().snapshot()->report_versions(machine, 1).at(0);
    office.store().write([&](Transaction& t) { t.put_report_version({machine, newest.until, "damaged"}); });
    CHECK(memory_on(office, machine, 20) == 16384);
    CHECK_NOTHROW(office.report(agent, with_memory(pc, 32768), at(20 * day_seconds + 60)));
    CHECK(memory_on(office, machine, 20) == 32768);
}

TEST_CASE("retention forgets old entries and reports, and keeps newer days readable", "[history]") {
    ReportingOffice office;
    const auto agent = office.enrolled().device;
    const auto pc = office_report("a1b2c3");
    const auto machine = office.report(agent, with_memory(pc, 4096), at()).machine;
    for (const std::int64_t number : {10, 20, 30})
        office.report(agent, with_memory(pc, 1024 * static_cast<std::uint64_t>(number)), at(number * day_seconds));
    CHECK(inventory::forget_history_before(office.store(), at(20 * day_seconds)) == 2);
    CHECK(office.store().snapshot()->history_of(machine, 10).size() == 2);
    CHECK(memory_on(office, machine, 15) == 10240);
    CHECK(memory_on(office, machine, 25) == 20480);
    CHECK(inventory::forget_history_before(office.store(), at(20 * day_seconds)) == 0);
}

TEST_CASE("both machines' histories tell of a change of seat", "[history]") {
    ReportingOffice office;
    const auto one = office.report(office.enrolled().device, office_report("a1b2c3"), at()).machine;
    const auto other = office.report(office.enrolled().device, office_report("d4e5f6"), at()).machine;
    const auto [window, door] = office.store().write([&](Transaction& t) {
        return std::pair(
            t.add_seat(sample_seat(office.unit(), "cua-so")), t.add_seat(sample_seat(office.unit(), "cua-ra-vao")));
    });
    const auto seat = [&](store::SeatId at_seat, std::optional<store::MachineId> machine, std::int64_t seconds) {
        office.store().write([&](Transaction& t) { inventory::seat_machine(t, at_seat, machine, at(seconds)); });
    };
    seat(window, one, 1);
    seat(door, other, 1);
    seat(door, one, 2);
    const auto reader = office.store().snapshot();
    CHECK(reader->seat(door)->machine == one);
    CHECK_FALSE(reader->seat(window)->machine);
    const auto moved = reader->history_of(one, 1).at(0);
    CHECK(moved.before == "Vị trí cua-so (cua-so)");
    CHECK(moved.after == "Vị trí cua-ra-vao (cua-ra-vao)");
    CHECK(inventory::code_in_seat_text(moved.before) == "cua-so");
    const auto displaced = reader->history_of(other, 1).at(0);
    CHECK(displaced.before == moved.after);
    CHECK(displaced.after.empty());
}

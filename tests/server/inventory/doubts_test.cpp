#include "server/inventory/decision_refused.h"
#include "server/inventory/doubts.h"
#include "server/inventory/kept_reports.h"
#include "server/inventory/seating.h"
#include "tests/server/inventory/office_report.h"
#include "tests/server/inventory/reporting_office.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using inventory::DecisionRefused;
using store::DoubtState;
using store::Transaction;

namespace {

inventory::Decision by_lan(std::int64_t seconds = 5000) {
    return {"lan", at(seconds)};
}

/// As makers of cheap boards deliver them.
report::Report cheap_pc(const std::string& mark) {
    auto report = office_report(mark);
    report.system.serial.reset();
    report.system.chassis_serial.reset();
    report.baseboard.serial.reset();
    return report;
}

/// Two PCs of one cloned image: equal UUIDs, no serials, different disks.
struct ClonedPair {
    ReportingOffice office;
    store::Device first_agent = office.enrolled().device;
    store::Device second_agent = office.enrolled().device;
    report::Report first_report = cheap_pc("a1b2c3");
    report::Report second_report = cheap_pc("d4e5f6");
    store::MachineId first;
    store::MachineId second;
    store::DoubtId pair;

    ClonedPair() {
        second_report.system.uuid = first_report.system.uuid;
        second_report.disks.clear();
        first = office.report(first_agent, first_report, at(10)).machine;
        second = office.report(second_agent, second_report, at(20)).machine;
        pair = office.store().snapshot()->doubt_between(first, second).value().id;
    }
    void merge(store::MachineId keep) {
        office.store().write([&](Transaction& t) { inventory::merge(t, pair, keep, by_lan()); });
    }
    void undo() {
        office.store().write([&](Transaction& t) { inventory::undo(t, pair, by_lan(9000)); });
    }
    [[nodiscard]] std::unique_ptr<store::Reader> now() { return office.store().snapshot(); }
};

} // namespace

TEST_CASE("a machine that is much like another, but not enough, is new and goes to the list of doubts", "[doubts]") {
    ClonedPair two;
    REQUIRE(two.first != two.second);
    const auto doubt = two.now()->doubt(two.pair).value();
    REQUIRE(doubt.state == DoubtState::open);
    REQUIRE(doubt.likeness == 40); // the UUID agrees, the network address does not
    const auto evidence = inventory::evidence_of(*two.now(), doubt);
    REQUIRE(evidence.at(0).kind == store::FactKind::system_uuid);
    REQUIRE(evidence.at(0).weight > 0);
    REQUIRE(evidence.at(1).kind == store::FactKind::mac_address);
    REQUIRE(evidence.at(1).weight < 0);
}

TEST_CASE("machines that share nothing are not doubted", "[doubts]") {
    ReportingOffice office;
    office.report(office.enrolled().device, office_report("a1b2c3"), at());
    office.report(office.enrolled().device, office_report("d4e5f6"), at());
    REQUIRE(office.store().snapshot()->count_doubts(DoubtState::open) == 0);
}

TEST_CASE("a pair is listed once, however often both report", "[doubts]") {
    ClonedPair two;
    for (std::int64_t round = 0; round < 3; ++round) {
        two.office.report(two.first_agent, two.first_report, at(100 + round));
        two.office.report(two.second_agent, two.second_report, at(200 + round));
    }
    REQUIRE(two.now()->count_doubts(DoubtState::open) == 1);
}

TEST_CASE("kept apart, the pair is not listed again until that is undone", "[doubts]") {
    ClonedPair two;
    two.office.store().write([&](Transaction& t) { inventory::keep_apart(t, two.pair, by_lan()); });
    two.office.report(two.second_agent, two.second_report, at(6000));
    REQUIRE(two.now()->count_doubts(DoubtState::open) == 0);
    REQUIRE(two.office.machines() == 2);
    two.undo();
    REQUIRE(two.now()->doubt(two.pair)->state == DoubtState::open);
}

TEST_CASE("merged, one record stands for both: agents, seat, purchase, the newer report, both histories", "[doubts]") {
    ClonedPair two;
    const auto seat = two.office.store().write([&](Transaction& t) {
        const auto added = t.add_seat(sample_seat(two.office.unit(), "vp-01"));
        inventory::seat_machine(t, added, two.second, at(30));
        auto machine = t.machine(two.second).value();
        machine.price = store::Vnd{12'000'000};
        t.put_machine(machine);
        t.add_history({two.first, at(40), store::MachinePart::memory, "4 GB", "8 GB"});
        return added;
    });
    two.merge(two.first);

    const auto reader = two.now();
    REQUIRE(reader->machines().size() == 1);
    REQUIRE(reader->machine(two.second)->merged_into == two.first);
    REQUIRE(reader->seat(seat)->machine == two.first);
    REQUIRE(reader->machine(two.first)->price == store::Vnd{12'000'000});
    REQUIRE(two.office.stored(two.first) == two.second_report);
    REQUIRE(reader->device(two.second_agent.id)->machine == two.first);
    const auto history = reader->history_of(two.first, 10);
    REQUIRE(std::ranges::any_of(history, [](const auto& entry) { return entry.after == "8 GB"; }));
    REQUIRE(std::ranges::any_of(history, [](const auto& entry) { return entry.after == "Vị trí vp-01 (vp-01)"; }));
    REQUIRE(
        inventory::report_on(*reader, *reader->machine(two.first), store::Day{std::chrono::sys_days{}}) ==
        std::nullopt);

    const auto trail = reader->audit_trail({}, 1);
    REQUIRE(trail.at(0).action == "merge-machines");
    REQUIRE(trail.at(0).actor == "lan");

    SECTION("and what the other's agent reports next is the same machine") {
        REQUIRE(two.office.report(two.second_agent, two.second_report, at(6000)).machine == two.first);
    }
}

TEST_CASE("a merge that is undone leaves both as they were", "[doubts]") {
    ClonedPair two;
    const auto seat = two.office.store().write([&](Transaction& t) {
        const auto added = t.add_seat(sample_seat(two.office.unit(), "vp-01"));
        inventory::seat_machine(t, added, two.second, at(30));
        auto machine = t.machine(two.second).value();
        machine.purchased = store::Day{std::chrono::year{2020} / 5 / 1};
        t.put_machine(machine);
        return added;
    });
    const auto before = two.now();
    const auto keep = GENERATE(false, true);
    two.merge(keep ? two.first : two.second);
    two.undo();

    const auto reader = two.now();
    for (const auto id : {two.first, two.second}) {
        auto was = before->machine(id).value();
        was.revision = reader->machine(id)->revision;
        CHECK(reader->machine(id) == was);
        CHECK(reader->facts_of(id) == before->facts_of(id));
        CHECK(reader->last_seen(id) == before->last_seen(id));
        CHECK(reader->report_versions(id, 10).empty());
    }
    CHECK(two.office.stored(two.first) == two.first_report);
    CHECK(two.office.stored(two.second) == two.second_report);
    CHECK(reader->seat(seat)->machine == two.second);
    CHECK(reader->device(two.first_agent.id)->machine == two.first);
    CHECK(reader->device(two.second_agent.id)->machine == two.second);
    CHECK(reader->doubt(two.pair)->state == DoubtState::open);
}

TEST_CASE("what was reported since a merge goes, when it is undone, to the machine that it is of", "[doubts]") {
    ClonedPair two;
    two.merge(two.first);
    two.second_report.memory.total = report::Mebibytes{8192};
    const auto day = std::int64_t{86400};
    REQUIRE(two.office.report(two.second_agent, two.second_report, at(2 * day)).machine == two.first);
    two.undo();
    CHECK(two.office.stored(two.first) == two.first_report);
    CHECK(two.office.stored(two.second) == two.second_report);
    CHECK(two.now()->last_seen(two.second) == at(2 * day));
    CHECK(two.office.report(two.first_agent, two.first_report, at(3 * day)).machine == two.first);
    CHECK(two.office.report(two.second_agent, two.second_report, at(3 * day)).machine == two.second);
}

TEST_CASE("a machine that took over another's record is split at the day of the change, and joined again", "[doubts]") {
    ReportingOffice office;
    const auto day = std::int64_t{86400};
    const auto agent = office.enrolled(at()).device;
    const auto old_report = office_report("a1b2c3");
    const auto machine = office.report(agent, old_report, at()).machine;
    // The disk with the agent moved into another PC whose firmware tells nothing of itself: taken for the same machine.
    auto new_report = old_report;
    new_report.system = {};
    new_report.baseboard = {};
    new_report.network_adapters.clear();
    new_report.memory.total = report::Mebibytes{8192};
    REQUIRE(office.report(agent, new_report, at(10 * day)).machine == machine);

    const auto pair = office.store().write(
        [&](Transaction& t) { return inventory::split(t, machine, at(10 * day), by_lan(20 * day)); });
    const auto doubt = office.store().snapshot()->doubt(pair).value();
    const auto split_off = doubt.other;
    CHECK(office.machines() == 2);
    CHECK(office.stored(machine) == old_report);
    CHECK(office.stored(split_off).memory == new_report.memory);
    CHECK(office.store().snapshot()->history_of(machine, 10).empty());
    CHECK_FALSE(office.store().snapshot()->history_of(split_off, 10).empty());
    CHECK(office.report(agent, new_report, at(21 * day)).machine == split_off);
    // The old PC comes back with a new agent: it has its record.
    const auto reinstalled = office.enrolled(at(22 * day)).device;
    CHECK(office.report(reinstalled, old_report, at(22 * day)).machine == machine);

    office.store().write([&](Transaction& t) { inventory::undo(t, pair, by_lan(30 * day)); });
    CHECK(office.machines() == 1);
    CHECK(office.store().snapshot()->machine(split_off)->merged_into == machine);
    CHECK_FALSE(office.store().snapshot()->history_of(machine, 10).empty());
}

TEST_CASE("a decision that cannot be is refused", "[doubts]") {
    ClonedPair two;
    const auto refused = [&](const auto& decision) {
        REQUIRE_THROWS_AS(two.office.store().write([&](Transaction& t) { decision(t); }), DecisionRefused);
    };
    refused([](Transaction& t) { inventory::merge(t, {99}, {1}, by_lan()); });
    refused([&](Transaction& t) { inventory::merge(t, two.pair, {99}, by_lan()); });
    refused([&](Transaction& t) { inventory::undo(t, two.pair, by_lan()); });
    refused([&](Transaction& t) { inventory::split(t, two.first, at(100), by_lan()); }); // nothing earlier is kept
    refused([&](Transaction& t) { inventory::doubt(t, two.first, two.first, by_lan()); });
    two.merge(two.first);
    refused([&](Transaction& t) { inventory::merge(t, two.pair, two.first, by_lan()); });
    refused([&](Transaction& t) { inventory::keep_apart(t, two.pair, by_lan()); });
    refused([&](Transaction& t) { inventory::doubt(t, two.first, two.second, by_lan()); });
}

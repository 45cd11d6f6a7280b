#include "tests/server/store/added_records.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using namespace std::chrono_literals;
using store::Transaction;

namespace {
constexpr store::Day july{2025y / 7 / 1};
} // namespace

TEST_CASE("an ended unit is listed apart and keeps its record", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    auto old = added_unit(store, "huyen");
    const auto now = added_unit(store, "xa");
    old.email = "huyen@example.gov.vn";
    old.begun_on = store::Day{2000y / 1 / 1};
    old.ended_on = july;
    old.successor = now.id;
    store.write([&](Transaction& t) { t.put_unit(old); });
    scratch->reopen();
    const auto reader = scratch->store().snapshot();
    REQUIRE(reader->units() == std::vector{now});
    REQUIRE(reader->ended_units() == std::vector{old});
    REQUIRE(reader->unit(old.id) == old);
}

TEST_CASE("a unit to which nothing refers can be removed, another cannot", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto with_seat = added_unit(store, "co-vi-tri").id;
    const auto empty = added_unit(store, "trong").id;
    store.write([&](Transaction& t) {
        t.add_seat(sample_seat(with_seat, "s1"));
        t.add_unit_period({empty, july, std::nullopt, "cu", "Cũ"});
    });
    store.write([&](Transaction& t) { t.remove_unit(empty); });
    REQUIRE_FALSE(store.snapshot()->unit(empty));
    REQUIRE(store.snapshot()->unit_periods().empty());
    REQUIRE_THROWS_AS(store.write([&](Transaction& t) { t.remove_unit(with_seat); }), store::StoreConflict);
    REQUIRE_THROWS_AS(store.write([&](Transaction& t) { t.remove_unit({99}); }), store::StoreConflict);
}

TEST_CASE("how units and seats were before a day is kept and can be taken back", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "a").id;
    const auto other = added_unit(store, "b").id;
    const auto seat = added(store, sample_seat(unit, "s1"), &Transaction::add_seat).id;
    const store::UnitPeriod unit_period{unit, july, other, "cu", "Tên cũ"};
    const store::SeatPeriod seat_period{seat, july, other};
    store.write([&](Transaction& t) {
        t.add_unit_period(unit_period);
        t.add_seat_period({seat, july, unit});
        t.add_seat_period(seat_period);
    });
    REQUIRE(store.snapshot()->unit_periods() == std::vector{unit_period});
    REQUIRE(store.snapshot()->seat_periods() == std::vector{seat_period});
    store.write([&](Transaction& t) {
        t.remove_unit_period(unit, july);
        t.remove_seat_period(seat, july);
    });
    REQUIRE(store.snapshot()->unit_periods().empty());
    REQUIRE(store.snapshot()->seat_periods().empty());
}

TEST_CASE("a reorganisation is due from its day on, until it is done", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    store::Reorganisation planned{
        .id = {},
        .kind = store::ReorganisationKind::merge,
        .on = july,
        .state = store::ReorganisationState::planned,
        .made_at = at(),
        .made_by = "lan",
        .decision = "Nghị quyết 01",
        .request = "{}",
        .packed_effects = ""};
    planned = added(store, planned, &Transaction::add_reorganisation);
    REQUIRE(store.snapshot()->reorganisations_due(july - std::chrono::days(1)).empty());
    REQUIRE(store.snapshot()->reorganisations_due(july) == std::vector{planned});
    planned.state = store::ReorganisationState::done;
    planned.packed_effects = std::string("\0x", 2);
    store.write([&](Transaction& t) { t.put_reorganisation(planned); });
    REQUIRE(store.snapshot()->reorganisations_due(july).empty());
    REQUIRE(store.snapshot()->reorganisations(10) == std::vector{planned});
    REQUIRE(store.snapshot()->reorganisation(planned.id) == planned);
}

TEST_CASE("a seat tells who sits there, and can be removed", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    auto seat = sample_seat(added_unit(store, "a").id, "s1");
    seat.person = "Nguyễn Thị Lan";
    const auto machine = added_machine(store, "pc-01");
    seat.machine = machine.id;
    seat = added(store, seat, &Transaction::add_seat);
    REQUIRE(store.snapshot()->seat(seat.id) == seat);
    store.write([&](Transaction& t) {
        t.add_seat_period({seat.id, july, seat.unit});
        t.remove_seat(seat.id);
    });
    REQUIRE(store.snapshot()->seats().empty());
    REQUIRE(store.snapshot()->machine(machine.id));
    REQUIRE_THROWS_AS(store.write([&](Transaction& t) { t.remove_seat(seat.id); }), store::StoreConflict);
}

TEST_CASE("of a unit's reminders the latest is told", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "a").id;
    const store::Reminder latest{unit, at(60), "lan", "a@example.gov.vn"};
    store.write([&](Transaction& t) {
        t.add_reminder(latest);
        t.add_reminder({unit, at(), "minh", "cu@example.gov.vn"});
    });
    REQUIRE(store.snapshot()->latest_reminders() == std::vector{latest});
}

#include "tests/server/store/added_records.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

TEST_CASE("a unit is read back as it was written, also after a restart", "[store]") {
    const auto scratch = scratch_store();
    const auto parent = added_unit(scratch->store(), "huyen");
    auto child = sample_unit("van-phong");
    child.parent = parent.id;
    child = added(scratch->store(), child, &Transaction::add_unit);
    scratch->reopen();

    const auto reader = scratch->store().snapshot();
    REQUIRE(reader->units() == std::vector{parent, child});
    REQUIRE(reader->unit(child.id) == child);
    REQUIRE_FALSE(reader->unit(store::UnitId{99}));
}

TEST_CASE("a unit's code is taken once only", "[store]") {
    const auto scratch = scratch_store();
    static_cast<void>(added_unit(scratch->store(), "van-phong"));
    REQUIRE_THROWS_AS(added_unit(scratch->store(), "van-phong"), store::StoreConflict);
    REQUIRE(scratch->store().snapshot()->units().size() == 1);
}

TEST_CASE("a seat of a unit that does not exist is refused", "[store]") {
    const auto scratch = scratch_store();
    REQUIRE_THROWS_AS(
        added(scratch->store(), sample_seat(store::UnitId{7}, "vp-01"), &Transaction::add_seat), store::StoreConflict);
}

TEST_CASE("overwriting a record that does not exist is refused", "[store]") {
    const auto scratch = scratch_store();
    auto unit = sample_unit("van-phong");
    unit.id = store::UnitId{5};
    REQUIRE_THROWS_AS(
        scratch->store().write([&](Transaction& transaction) { transaction.put_unit(unit); }), store::StoreConflict);
}

TEST_CASE("a machine that moves leaves the seat that it had", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "van-phong");
    const auto first = added(store, sample_seat(unit.id, "vp-01"), &Transaction::add_seat);
    const auto second = added(store, sample_seat(unit.id, "vp-02"), &Transaction::add_seat);
    const auto machine = added_machine(store, "pc-01");
    const auto other = added_machine(store, "pc-02");
    store.write([&](Transaction& transaction) {
        transaction.assign(first.id, machine.id);
        transaction.assign(second.id, other.id);
        transaction.assign(second.id, machine.id);
    });

    const auto reader = store.snapshot();
    REQUIRE_FALSE(reader->seat(first.id)->machine);
    REQUIRE(reader->seat(second.id)->machine == machine.id);
    REQUIRE(reader->seat_of(machine.id)->id == second.id);
    REQUIRE(reader->free_seat_in(unit.id)->id == first.id);
    REQUIRE_FALSE(reader->free_seat_in(added_unit(store, "tai-chinh").id));
    REQUIRE_FALSE(reader->seat_of(other.id));
}

TEST_CASE("a machine is read back with every fact, its report, identity and history", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto machine = added_machine(store, "pc-01");
    const store::StoredReport report{std::string("zst\0d", 5), "original"};
    const std::vector<store::IdentityFact> facts{
        {store::FactKind::system_uuid, "4c4c4544"}, {store::FactKind::mac_address, "00:11:22:33:44:55"}};
    const store::HistoryEntry older{machine.id, at(), store::MachinePart::memory, "8 GB", "4 GB"};
    const store::HistoryEntry newer{machine.id, at(5), store::MachinePart::disk, "", "SSD 256 GB"};
    store.write([&](Transaction& transaction) {
        transaction.put_report(machine.id, report);
        transaction.put_facts(machine.id, facts);
        transaction.add_history(older);
        transaction.add_history(newer);
        transaction.put_sighting({machine.id, at(9)});
        transaction.put_sighting({machine.id, at(3)});
    });
    scratch->reopen();

    const auto reader = scratch->store().snapshot();
    auto expected = machine;
    expected.revision = reader->revision(); // its report changed
    REQUIRE(reader->machine(machine.id) == expected);
    REQUIRE(reader->report_of(machine.id) == report);
    REQUIRE(reader->facts_of(machine.id) == facts);
    REQUIRE(reader->machines_with(facts[0], 5) == std::vector{machine.id});
    REQUIRE(reader->machines_with({store::FactKind::board_serial, "4c4c4544"}, 5).empty());
    REQUIRE(reader->history_of(machine.id, 10) == std::vector{newer, older});
    REQUIRE(reader->history_of(machine.id, 1) == std::vector{newer});
    REQUIRE(reader->last_seen(machine.id) == at(9));
    REQUIRE(reader->newest_sighting() == at(9));
}

TEST_CASE("new identity facts take the place of the old ones", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto machine = added_machine(store, "pc-01");
    const store::IdentityFact old_disk{store::FactKind::disk_serial, "s1"};
    const store::IdentityFact new_disk{store::FactKind::disk_serial, "s2"};
    store.write([&](Transaction& transaction) { transaction.put_facts(machine.id, std::vector{old_disk}); });
    store.write([&](Transaction& transaction) { transaction.put_facts(machine.id, std::vector{new_disk}); });
    REQUIRE(store.snapshot()->machines_with(old_disk, 5).empty());
    REQUIRE(store.snapshot()->machines_with(new_disk, 5) == std::vector{machine.id});
}

TEST_CASE("only machines that changed after a revision are listed as changed", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto first = added_machine(store, "pc-01");
    const auto between = store.revision();
    const auto second = added_machine(store, "pc-02");
    const auto changed = store.snapshot()->machines_changed_after(between);
    REQUIRE(changed == std::vector{second});
    REQUIRE(store.snapshot()->machines() == std::vector{first, second});
}

TEST_CASE("a machine never heard of counts as not seen", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    static_cast<void>(added_machine(store, "silent"));
    const auto heard = added_machine(store, "heard");
    store.write([&](Transaction& transaction) { transaction.put_sighting({heard.id, at(100)}); });
    REQUIRE(store.snapshot()->count_not_seen_since(at(100)) == 1);
    REQUIRE(store.snapshot()->count_not_seen_since(at(101)) == 2);
}

TEST_CASE("heartbeats leave the revision as it is, reports and settings raise it", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto machine = added_machine(store, "pc-01");
    const auto before = store.revision();
    store.write([&](Transaction& transaction) { transaction.put_sighting({machine.id, at()}); });
    REQUIRE(store.revision() == before);
    store.write([&](Transaction& transaction) { transaction.put_report(machine.id, {"r", ""}); });
    REQUIRE(store.revision() > before);
    const auto after_report = store.revision();
    store.write([](Transaction& transaction) { transaction.put_setting("organisation", "Huyện"); });
    REQUIRE(store.revision() > after_report);
    REQUIRE(store.snapshot()->revision() == store.revision());
}

TEST_CASE("texts keep their marks, quotes and zero bytes", "[store]") {
    const auto scratch = scratch_store();
    auto unit = sample_unit("x'); DROP TABLE units; --");
    unit.name = std::string("Ủy ban\0nhân dân \"xã\" ớ", 29);
    unit = added(scratch->store(), unit, &Transaction::add_unit);
    REQUIRE(scratch->store().snapshot()->unit(unit.id) == unit);
}

TEST_CASE("what changed since a revision is told apart: machines, seats, all else", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "van-phong");
    const auto built = store.revision();
    REQUIRE(store.snapshot()->structure_revision() == built);

    auto first = added(store, sample_seat(unit.id, "vp-01"), &Transaction::add_seat);
    const auto second = added(store, sample_seat(unit.id, "vp-02"), &Transaction::add_seat);
    const auto machine = added_machine(store, "pc-01");
    store.write([&](Transaction& transaction) { transaction.assign(second.id, machine.id); });
    const auto seated = store.revision();
    REQUIRE(store.snapshot()->structure_revision() == built);

    // The seat that a machine leaves has changed as much as the one that it comes to.
    store.write([&](Transaction& transaction) { transaction.assign(first.id, machine.id); });
    auto reader = store.snapshot();
    REQUIRE(reader->seats_changed_after(seated) == reader->seats());
    REQUIRE(reader->seats_changed_after(built) == reader->seats());
    REQUIRE(reader->seats_changed_after(store.revision()).empty());
    REQUIRE(reader->structure_revision() == built);
    const auto moved = store.revision();
    first.machine = machine.id;
    first.name = "Một cửa";
    store.write([&](Transaction& transaction) { transaction.put_seat(first); });
    reader = store.snapshot();
    REQUIRE(reader->seats_changed_after(moved) == std::vector{first});

    store.write([&](Transaction& transaction) { transaction.remove_seat(second.id); });
    REQUIRE(store.snapshot()->structure_revision() == store.revision());
    reader.reset(); // readers end before their store
    scratch->reopen();
    REQUIRE(scratch->store().snapshot()->structure_revision() == scratch->store().revision());
}

TEST_CASE("machines are read in parts, without those merged into others", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto first = added_machine(store, "pc-01");
    auto merged = added_machine(store, "pc-02");
    const auto third = added_machine(store, "pc-03");
    merged.merged_into = first.id;
    store.write([&](Transaction& transaction) { transaction.put_machine(merged); });
    const auto ids = [&](store::MachineId behind, std::size_t most) {
        std::vector<store::MachineId> found;
        for (const auto& machine : store.snapshot()->machines_behind(behind, most))
            found.push_back(machine.id);
        return found;
    };
    REQUIRE(store.snapshot()->count_machines() == 2);
    REQUIRE(ids({}, 1) == std::vector{first.id});
    REQUIRE(ids(first.id, 10) == std::vector{third.id});
    REQUIRE(ids(third.id, 10).empty());
}

TEST_CASE(
    "a machine that is removed is gone with all that is known of it, and its number is not given again", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto kept = added_machine(store, "pc-01");
    const auto gone = added_machine(store, "pc-02");
    const auto before = store.revision();
    store.write([&](Transaction& transaction) {
        transaction.put_report(gone.id, {"report", ""});
        transaction.put_facts(gone.id, std::vector<store::IdentityFact>{{store::FactKind::system_serial, "sn-2"}});
        transaction.add_history({gone.id, at(), store::MachinePart::memory, "4 GB", "8 GB"});
        transaction.put_sighting({gone.id, at()});
        store::IdentityDoubt doubt;
        doubt.one = kept.id;
        doubt.other = gone.id;
        doubt.found_at = at();
        (void)transaction.add_doubt(doubt);
        transaction.remove_machine(gone.id);
    });
    const auto reader = store.snapshot();
    CHECK_FALSE(reader->machine(gone.id));
    CHECK_FALSE(reader->report_of(gone.id));
    CHECK(reader->machines_with({store::FactKind::system_serial, "sn-2"}, 2).empty());
    CHECK(reader->count_doubts(store::DoubtState::open) == 0);
    CHECK(reader->machines_removed_after(before) == std::vector{gone.id});
    CHECK(reader->machines_removed_after(store.revision()).empty());
    CHECK(added_machine(store, "pc-03").id > gone.id);
    CHECK_THROWS_AS(
        store.write([&](Transaction& transaction) { transaction.remove_machine(gone.id); }), store::StoreConflict);
}

TEST_CASE("a machine at a seat or with an agent is not removed", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "van-phong");
    const auto seated = added_machine(store, "pc-01");
    const auto with_agent = added_machine(store, "pc-02");
    store.write([&](Transaction& transaction) {
        transaction.assign(transaction.add_seat(sample_seat(unit.id, "s1")), seated.id);
        auto device = sample_device(unit.id, 1);
        device.machine = with_agent.id;
        (void)transaction.add_device(device);
    });
    for (const auto id : {seated.id, with_agent.id})
        CHECK_THROWS_AS(
            store.write([&](Transaction& transaction) { transaction.remove_machine(id); }), store::StoreConflict);
    CHECK(store.snapshot()->machines().size() == 2);
}

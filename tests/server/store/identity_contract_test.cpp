#include "tests/server/store/added_records.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

namespace {

store::HistoryEntry entry_of(store::MachineId machine, std::int64_t seconds, const std::string& after) {
    return {machine, at(seconds), store::MachinePart::memory, "4 GB", after};
}

std::vector<std::string> texts(const std::vector<store::PlacedHistoryEntry>& page) {
    std::vector<std::string> after;
    for (const auto& placed : page)
        after.push_back(placed.entry.after);
    return after;
}

} // namespace

TEST_CASE("a doubt about two machines is kept once, whatever the order of the pair", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto one = added_machine(store, "pc-01");
    const auto other = added_machine(store, "pc-02");
    store::IdentityDoubt doubt{
        .id = {},
        .one = other.id,
        .other = one.id,
        .likeness = 30,
        .found_at = at(5),
        .state = store::DoubtState::open,
        .decided_at = std::nullopt,
        .decided_by = "",
        .packed_before = ""};
    doubt.id = store.write([&](Transaction& t) { return t.add_doubt(doubt); });
    std::swap(doubt.one, doubt.other); // the older first
    REQUIRE(store.snapshot()->doubt(doubt.id) == doubt);
    REQUIRE(store.snapshot()->doubt_between(one.id, other.id) == doubt);
    REQUIRE(store.snapshot()->doubt_between(other.id, one.id) == doubt);
    REQUIRE_THROWS_AS(store.write([&](Transaction& t) { t.add_doubt(doubt); }), store::StoreConflict);

    doubt.state = store::DoubtState::merged;
    doubt.decided_at = at(9);
    doubt.decided_by = "lan";
    doubt.packed_before = std::string("\0before", 7);
    store.write([&](Transaction& t) { t.put_doubt(doubt); });
    scratch->reopen();
    const auto reader = scratch->store().snapshot();
    REQUIRE(reader->doubt(doubt.id) == doubt);
    REQUIRE(reader->count_doubts(store::DoubtState::open) == 0);
    REQUIRE(reader->count_doubts(store::DoubtState::merged) == 1);
    REQUIRE(reader->doubts(store::DoubtState::merged, std::nullopt, 10) == std::vector{doubt});
    REQUIRE(reader->doubts(store::DoubtState::merged, doubt.id, 10).empty());
}

TEST_CASE("a merged machine is no machine of its own any more, but its record stays", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto kept = added_machine(store, "pc-01");
    auto gone = added_machine(store, "pc-02");
    const auto before = store.revision();
    store.write([&](Transaction& t) {
        gone.merged_into = kept.id;
        t.put_machine(gone);
        t.add_history(entry_of(kept.id, 1, "kept"));
        t.add_history(entry_of(gone.id, 2, "gone"));
        t.put_sighting({kept.id, at(100)});
        t.put_sighting({gone.id, at(100)});
        t.forget_sighting(gone.id);
    });
    const auto reader = store.snapshot();
    REQUIRE(reader->machines() == std::vector{kept});
    REQUIRE(reader->machines_changed_after(before).size() == 1); // so that who knew it forgets it
    REQUIRE(reader->machine(gone.id)->merged_into == kept.id);
    REQUIRE(reader->merged_into(kept.id) == std::vector{gone.id});
    REQUIRE(reader->count_not_seen_since(at(100)) == 0);
    REQUIRE(reader->sightings().size() == 1);
    REQUIRE(texts(reader->history_page(kept.id, std::nullopt, 10)) == std::vector<std::string>{"gone", "kept"});
    REQUIRE(texts(reader->history_page(gone.id, std::nullopt, 10)) == std::vector<std::string>{"gone"});
}

TEST_CASE("history pages without missing or repeating entries of one moment", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto machine = added_machine(store, "pc-01");
    store.write([&](Transaction& t) {
        for (const auto* text : {"a", "b", "c"})
            t.add_history(entry_of(machine.id, 7, text));
        t.add_history(entry_of(machine.id, 3, "older"));
    });
    const auto reader = store.snapshot();
    const auto head = reader->history_page(machine.id, std::nullopt, 2);
    REQUIRE(texts(head) == std::vector<std::string>{"c", "b"});
    const auto rest = reader->history_page(machine.id, head.back().place, 10);
    REQUIRE(texts(rest) == std::vector<std::string>{"a", "older"});
    REQUIRE(reader->history_page(machine.id, rest.back().place, 10).empty());
}

TEST_CASE("earlier reports are kept by machine and time, moved and removed", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto machine = added_machine(store, "pc-01").id;
    const auto split_off = added_machine(store, "pc-02").id;
    const store::ReportVersion first{machine, at(10), std::string("\0one", 4)};
    const store::ReportVersion second{machine, at(20), "two"};
    const store::ReportVersion third{machine, at(30), "three"};
    store.write([&](Transaction& t) {
        t.add_report_version(first);
        t.add_report_version(second);
        t.add_report_version(third);
    });
    REQUIRE(store.snapshot()->report_versions(machine, 10) == std::vector{third, second, first});
    REQUIRE(store.snapshot()->report_versions(machine, 1) == std::vector{third});
    store.write([&](Transaction& t) {
        t.put_report_version({machine, at(30), "again"});
        t.move_report_versions(machine, split_off, at(20));
        t.remove_report_version(machine, at(20));
        t.add_history(entry_of(machine, 10, "stays"));
        t.add_history(entry_of(machine, 20, "goes"));
        t.move_history(machine, split_off, at(20));
    });
    const auto reader = store.snapshot();
    REQUIRE(reader->report_versions(machine, 10) == std::vector{first});
    REQUIRE(reader->report_versions(split_off, 10) == std::vector{store::ReportVersion{split_off, at(30), "again"}});
    REQUIRE(reader->history_of(machine, 10).size() == 1);
    REQUIRE(reader->history_of(split_off, 10).at(0).after == "goes");
    REQUIRE_THROWS_AS(store.write([&](Transaction& t) { t.put_report_version(second); }), store::StoreConflict);
}

TEST_CASE("history before a time is forgotten, a limited share at once", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto machine = added_machine(store, "pc-01").id;
    store.write([&](Transaction& t) {
        for (std::int64_t second = 0; second < 10; ++second) {
            t.add_history(entry_of(machine, second, std::to_string(second)));
            t.add_report_version({machine, at(second), "v"});
        }
    });
    const auto forget = [&](std::size_t most) {
        return store.write([&](Transaction& t) { return t.forget_history_before(at(6), most); });
    };
    REQUIRE(forget(4) == 8);
    REQUIRE(forget(4) == 4);
    REQUIRE(forget(4) == 0);
    REQUIRE(store.snapshot()->history_of(machine, 100).size() == 4);
    REQUIRE(store.snapshot()->report_versions(machine, 100).size() == 4);
}

TEST_CASE("facts that several machines bear are found with their machines", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto one = added_machine(store, "pc-01").id;
    const auto other = added_machine(store, "pc-02").id;
    const store::IdentityFact cloned{store::FactKind::system_uuid, "4c4c"};
    const store::IdentityFact own{store::FactKind::system_serial, "s1"};
    store.write([&](Transaction& t) {
        t.put_facts(one, std::vector{cloned, own});
        t.put_facts(other, std::vector{cloned});
    });
    REQUIRE(
        store.snapshot()->shared_facts(store::FactKind::system_uuid) ==
        std::vector{store::SharedFact{cloned, {one, other}}});
    REQUIRE(store.snapshot()->shared_facts(store::FactKind::system_serial).empty());
}

TEST_CASE("devices and machines are found by where they belong", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto unit = added_unit(store, "van-phong").id;
    auto machine = added_machine(store, "pc-01");
    auto device = sample_device(unit, 1);
    store.write([&](Transaction& t) {
        machine.unit = unit;
        t.put_machine(machine);
        device.machine = machine.id;
        device.id = t.add_device(device);
    });
    const auto reader = store.snapshot();
    REQUIRE(reader->devices_on(machine.id) == std::vector{device});
    REQUIRE(reader->devices_in(unit) == std::vector{device});
    REQUIRE(reader->machines_in(unit) == std::vector{machine.id});
    REQUIRE(reader->devices_on({99}).empty());
    REQUIRE(reader->machines_in({99}).empty());
}

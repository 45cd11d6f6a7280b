#include "server/inventory/identity.h"
#include "tests/server/inventory/office_report.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;
using inventory::identity_facts;
using store::FactKind;

namespace {

enum class Key { same, other };

/// How like the machine of `known` the report `seen` is, where no fact is shared with a third machine.
int likeness_of(const report::Report& known, const report::Report& seen, Key key) {
    const auto known_facts = identity_facts(known);
    const auto seen_facts = identity_facts(seen);
    return inventory::likeness({known_facts, seen_facts, {}, key == Key::same});
}

bool same_machine(const report::Report& known, const report::Report& seen, Key key) {
    return likeness_of(known, seen, key) >= inventory::same_machine_from;
}

/// As makers of cheap boards deliver them: no serial, no UUID of its own.
report::Report without_serials(report::Report report) {
    report.system.serial = "To be filled by O.E.M.";
    report.system.chassis_serial = "Default string";
    report.baseboard.serial = "0000";
    return report;
}

report::Report reinstalled(report::Report report) {
    report.device_id = "renamed-2026-11-24-09-00-00";
    report.hostname = "renamed";
    return report;
}

bool has(const std::vector<store::IdentityFact>& facts, FactKind kind) {
    return std::ranges::any_of(facts, [kind](const auto& fact) { return fact.kind == kind; });
}

} // namespace

TEST_CASE("an office PC is told by its UUID, serials, disk, network address and agent", "[identity]") {
    const auto facts = identity_facts(office_report("a1b2c3"));
    REQUIRE(facts.size() == 7);
    REQUIRE(std::ranges::is_sorted(facts));
    REQUIRE(facts.front() == store::IdentityFact{FactKind::system_uuid, "4c4c4544-0051-4410-8051-a1b2c3"});
}

TEST_CASE("placeholders and repeated digits identify nothing", "[identity]") {
    for (const auto* junk :
         {"To be filled by O.E.M.", "Default string", "0000", "00000000", "123", "System Serial Number",
          "03000200-0400-0500-0006-000700080009", "xxxxxxxx", "  "}) {
        auto report = office_report("a1b2c3");
        report.system.serial = junk;
        report.system.uuid = junk;
        report.baseboard.serial = junk;
        report.system.chassis_serial = junk;
        report.disks[0].serial = junk;
        INFO(junk);
        const auto facts = identity_facts(report);
        for (const auto kind :
             {FactKind::system_serial, FactKind::system_uuid, FactKind::board_serial, FactKind::chassis_serial,
              FactKind::disk_serial})
            REQUIRE_FALSE(has(facts, kind));
    }
}

TEST_CASE("what comes and goes identifies nothing: USB sticks, virtual and made-up network addresses", "[identity]") {
    auto report = office_report("a1b2c3");
    report.disks[0].holds_system = false;
    report.disks[0].removable = true;
    report.network_adapters[0].is_virtual = true;
    report::NetworkAdapter dock;
    dock.name = "Dock";
    dock.mac = "02:00:4c:4f:4f:50"; // locally administered
    report.network_adapters.push_back(dock);
    const auto facts = identity_facts(report);
    REQUIRE_FALSE(has(facts, FactKind::disk_serial));
    REQUIRE_FALSE(has(facts, FactKind::mac_address));
}

TEST_CASE("a reinstalled Windows is the same machine", "[identity]") {
    const auto before = office_report("a1b2c3");
    REQUIRE(same_machine(before, reinstalled(before), Key::other));
    REQUIRE(same_machine(without_serials(before), reinstalled(without_serials(before)), Key::other));
}

TEST_CASE("a machine with a new disk and a new Windows is the same machine", "[identity]") {
    const auto before = office_report("a1b2c3");
    auto after = reinstalled(before);
    after.disks[0].serial = "NEWDISK1";
    REQUIRE(same_machine(before, after, Key::other));
    REQUIRE(same_machine(without_serials(before), without_serials(after), Key::other));
}

TEST_CASE("a machine with a new mainboard is the same machine as long as its agent and disk stay", "[identity]") {
    const auto before = office_report("a1b2c3");
    auto after = before;
    const auto other = office_report("d4e5f6");
    after.system = other.system;
    after.system.serial.reset(); // a spare board comes without
    after.baseboard = other.baseboard;
    after.network_adapters = other.network_adapters;
    REQUIRE(same_machine(before, after, Key::same));
}

TEST_CASE("an image cloned with its agent's key onto another machine is another machine", "[identity]") {
    const auto before = office_report("a1b2c3");
    auto clone = office_report("d4e5f6");
    clone.device_id = before.device_id;
    REQUIRE_FALSE(same_machine(before, clone, Key::same));
    REQUIRE_FALSE(same_machine(without_serials(before), without_serials(clone), Key::same));
}

TEST_CASE("a disk moved into another machine does not take the record along", "[identity]") {
    const auto before = office_report("a1b2c3");
    auto after = office_report("d4e5f6");
    after.device_id = before.device_id;
    after.disks = before.disks;
    REQUIRE_FALSE(same_machine(before, after, Key::same));
}

TEST_CASE("machines with a cloned UUID and junk serials are two", "[identity]") {
    const auto one = without_serials(office_report("a1b2c3"));
    auto other = without_serials(office_report("d4e5f6"));
    other.system.uuid = one.system.uuid;
    REQUIRE_FALSE(same_machine(one, other, Key::other));
    SECTION("also where only the network address tells them apart") {
        auto first = one;
        first.disks.clear();
        other.disks.clear();
        REQUIRE_FALSE(same_machine(first, other, Key::other));
    }
    SECTION("also where only the disk does") {
        auto first = one;
        first.network_adapters.clear();
        other.network_adapters.clear();
        REQUIRE_FALSE(same_machine(first, other, Key::other));
    }
}

TEST_CASE("a machine of which nothing is known but its key is told by the key", "[identity]") {
    report::Report bare;
    bare.device_id = "pc";
    REQUIRE(same_machine(bare, bare, Key::same));
    REQUIRE_FALSE(same_machine(bare, bare, Key::other));
}

TEST_CASE("a fact that several machines bear counts half", "[identity]") {
    const auto facts = identity_facts(office_report("a1b2c3"));
    const std::vector uuid{facts.front()};
    REQUIRE(inventory::likeness({uuid, uuid, {}, false}) == 50);
    REQUIRE(inventory::likeness({uuid, uuid, uuid, false}) == 25);
}

TEST_CASE("laptops that share a docking station are two, though its maker's address shows on both", "[identity]") {
    report::NetworkAdapter dock;
    dock.name = "USB Ethernet";
    dock.mac = "00:e0:4c:68:00:9a";
    auto one = office_report("a1b2c3");
    auto other = office_report("d4e5f6");
    one.network_adapters.push_back(dock);
    other.network_adapters.push_back(dock);
    REQUIRE(likeness_of(one, other, Key::other) < inventory::doubtful_from);
    REQUIRE(likeness_of(without_serials(one), without_serials(other), Key::other) < inventory::doubtful_from);
    SECTION("also where each is known by the dock alone") {
        one.network_adapters = {dock};
        other.network_adapters = {dock};
        REQUIRE(likeness_of(one, other, Key::other) < inventory::doubtful_from);
    }
}

TEST_CASE("the evidence for and against adds up to the likeness", "[identity]") {
    const auto before = office_report("a1b2c3");
    auto after = office_report("d4e5f6");
    after.disks = before.disks;
    after.system.uuid = before.system.uuid;
    const auto known = identity_facts(before);
    const auto seen = identity_facts(after);
    const inventory::Comparison comparison{known, seen, {}, false};
    const auto evidence = inventory::evidence(comparison);
    REQUIRE(evidence.front().kind == FactKind::system_uuid);
    REQUIRE(evidence.front().agreement == inventory::Agreement::agrees);
    auto sum = 0;
    for (const auto& entry : evidence)
        sum += entry.weight;
    REQUIRE(sum == inventory::likeness(comparison));
    const auto board = std::ranges::find(evidence, FactKind::board_serial, &inventory::Evidence::kind);
    REQUIRE(board->agreement == inventory::Agreement::differs);
    REQUIRE(board->known == std::vector<std::string>{"/boarda1b2c3/"});
    REQUIRE(board->seen == std::vector<std::string>{"/boardd4e5f6/"});
}

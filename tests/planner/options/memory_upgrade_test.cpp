#include "planner/options/machine_change.h"
#include "planner/options/options.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

constexpr MemorySlot empty{std::nullopt, false};
constexpr Mebibytes gigs(std::int64_t gibibytes) {
    return {gibibytes * 1024};
}
constexpr MemorySlot with(int gibibytes) {
    return {gigs(gibibytes), false};
}
constexpr MemorySlot soldered(int gibibytes) {
    return {gigs(gibibytes), true};
}

MemoryFacts ddr4(std::vector<MemorySlot> slots, int maximum_gibibytes = 64) {
    Mebibytes total;
    for (const MemorySlot& slot : slots)
        total = total + slot.size.value_or(Mebibytes{0});
    return {total, gigs(maximum_gibibytes), MemoryKind::ddr4, std::move(slots)};
}

std::optional<MemoryUpgrade> to(int gibibytes, const MemoryFacts& facts) {
    return memory_upgrade(facts, gigs(gibibytes), catalogue());
}

} // namespace

TEST_CASE("a free slot takes the cheapest module that reaches what is needed") {
    const auto upgrade = to(8, ddr4({with(4), empty}));
    REQUIRE(upgrade);
    CHECK(catalogue().memory[upgrade->part].id == "ddr4-4");
    CHECK(upgrade->modules == 1);
    CHECK(upgrade->removed == 0);
    CHECK(upgrade->total == Mebibytes{8192});
}

TEST_CASE("with no slot free the smallest module comes out") {
    const auto upgrade = to(16, ddr4({with(8), with(4)}));
    REQUIRE(upgrade);
    CHECK(upgrade->removed == 1);
    CHECK(upgrade->total == Mebibytes{16384});
    CHECK(catalogue().memory[upgrade->part].size == Mebibytes{8192});
}

TEST_CASE("a machine with a soldered module alone takes no memory") {
    CHECK_FALSE(to(8, ddr4({soldered(4)})));
}

TEST_CASE("soldered memory stays and counts") {
    const auto upgrade = to(8, ddr4({soldered(4), empty}));
    REQUIRE(upgrade);
    CHECK(upgrade->removed == 0);
    CHECK(upgrade->total == Mebibytes{8192});
}

TEST_CASE("the firmware's maximum is kept, in all and for each slot") {
    CHECK_FALSE(to(16, ddr4({with(4), with(4)}, 8)));
    const auto upgrade = to(16, ddr4({with(4), empty}, 16));
    REQUIRE(upgrade);
    CHECK(catalogue().memory[upgrade->part].size <= Mebibytes{8192});
    CHECK(upgrade->total <= Mebibytes{16384});
}

TEST_CASE("where enough cannot be reached the most that the machine takes is offered") {
    const auto upgrade = to(16, ddr4({with(2), with(2)}, 8));
    REQUIRE(upgrade);
    CHECK(upgrade->total == Mebibytes{8192});
}

TEST_CASE("memory of another kind does not fit") {
    MemoryFacts facts = ddr4({with(4), empty});
    facts.kind = MemoryKind::ddr2;
    CHECK_FALSE(to(8, facts));
}

TEST_CASE("nothing is offered where slots or kind are unknown") {
    MemoryFacts facts = ddr4({with(4), empty});
    facts.kind = std::nullopt;
    CHECK_FALSE(to(8, facts));
    facts = ddr4({with(4), empty});
    facts.slots.clear();
    CHECK_FALSE(to(8, facts));
}

TEST_CASE("what has enough needs no module") {
    CHECK_FALSE(to(8, ddr4({with(8), empty})));
}

TEST_CASE("the machine afterwards has the memory that the upgrade promised") {
    for (const auto& slots : std::vector<std::vector<MemorySlot>>{
             {with(4), empty}, {with(8), with(4)}, {soldered(4), empty}, {with(2), with(2), with(2), with(2)}}) {
        Machine machine = weak_machine();
        machine.memory = ddr4(slots);
        const auto upgrade = to(16, machine.memory);
        REQUIRE(upgrade);
        const Machine after = upgraded(machine, {.memory = upgrade}, catalogue());
        Mebibytes in_slots;
        for (const MemorySlot& slot : after.memory.slots)
            in_slots = in_slots + slot.size.value_or(Mebibytes{0});
        CHECK(after.memory.total == upgrade->total);
        CHECK(in_slots == upgrade->total);
    }
}

TEST_CASE("more memory relieves the want of it and the waiting for the disk, a new disk the waiting alone") {
    Machine machine = weak_machine();
    machine.strain = Strain{.memory_pressure = 40, .processor_saturated = 30, .disk_strain = 20};
    const Machine with_memory =
        upgraded(machine, {.memory = MemoryUpgrade{.part = 0, .modules = 1, .total = Mebibytes{8192}}}, catalogue());
    CHECK(with_memory.strain->memory_pressure == 0);
    CHECK(with_memory.strain->disk_strain == 0);
    CHECK(with_memory.strain->processor_saturated == 30);
    const Machine with_disk = upgraded(machine, {.disk = 0}, catalogue());
    CHECK(with_disk.strain->memory_pressure == 40);
    CHECK(with_disk.strain->disk_strain == 0);
}

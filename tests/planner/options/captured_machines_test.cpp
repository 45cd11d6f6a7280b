#include "planner/options/machine_change.h"
#include "planner/options/options.h"
#include "planner/processors/processor_knowledge.h"
#include "settings/configuration.h"
#include "tests/planner/captured_machines.h"
#include "tests/planner/example_office.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

#include <algorithm>

/// Real machines' slots and processors against real tables: config/ and the shared captures.
using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using rasoat::tests::project_path;
using rasoat::tests::shared_data;

namespace {

constexpr auto captures = "linuxhw-dmi/machines_slots.jsonl.gz";

int soldered_modules(const MemoryFacts& memory) {
    return static_cast<int>(
        std::count_if(memory.slots.begin(), memory.slots.end(), [](auto& slot) { return slot.soldered && slot.size; }));
}

Mebibytes in_slots(const MemoryFacts& memory) {
    Mebibytes sum;
    for (const MemorySlot& slot : memory.slots)
        sum = sum + slot.size.value_or(Mebibytes{0});
    return sum;
}

} // namespace

TEST_CASE("no real machine is offered memory that its slots, kind or maximum do not take") {
    const auto path = shared_data(captures);
    if (!path) return;
    const Catalogue goods = catalogue();
    int offered = 0;
    for (const Machine& machine : machines_with_slots(*path)) {
        INFO(machine.id << " " << machine.name);
        const MemoryFacts& memory = machine.memory;
        const auto upgrade = memory_upgrade(memory, {16384}, goods);
        if (!upgrade) continue;
        ++offered;
        CHECK(goods.memory[upgrade->part].kind == memory.kind);
        CHECK(upgrade->total > *memory.total);
        if (memory.maximum) CHECK(upgrade->total <= *memory.maximum);
        CHECK(upgrade->modules <= static_cast<int>(memory.slots.size()) - soldered_modules(memory));
        const Machine after = upgraded(machine, {.memory = upgrade}, goods);
        CHECK(in_slots(after.memory) == upgrade->total);
        CHECK(soldered_modules(after.memory) == soldered_modules(memory));
        CHECK(after.memory.slots.size() == memory.slots.size());
    }
    CHECK(offered > 500);
}

TEST_CASE("a Veriton M265 with two DDR2 slots takes no memory and no Windows 11") {
    const auto path = shared_data(captures);
    if (!path) return;
    const auto knowledge = rasoat::settings::read_configuration(project_path("config")).processors;
    auto machines = machines_with_slots(*path);
    const auto veriton = std::find_if(machines.begin(), machines.end(), [](auto& machine) {
        return machine.id == "95F9C6FD1718"; // ACER Veriton M265, Core 2 Duo E7300, 2 GB + 1 GB
    });
    REQUIRE(veriton != machines.end());
    CHECK(veriton->memory.total == Mebibytes{3072});
    CHECK(veriton->memory.kind == MemoryKind::ddr2);
    CHECK_FALSE(memory_upgrade(veriton->memory, {8192}, catalogue()));
    veriton->processor = processor_of(knowledge, veriton->processor.name);
    CHECK(veriton->processor.windows11 == Windows11Listing::not_listed);
    for (const Upgrade& upgrade : upgrades_for(*veriton, clerk(), catalogue(), policies().today))
        CHECK_FALSE(upgrade.windows11);
}

TEST_CASE("real machines are scored between 0 and 100 and every silence of theirs is told") {
    const auto path = shared_data(captures);
    if (!path) return;
    const auto configuration = rasoat::settings::read_configuration(project_path("config"));
    int with_score = 0;
    const auto machines = machines_with_slots(*path);
    for (Machine machine : machines) {
        INFO(machine.id << " " << machine.name << " " << machine.processor.name);
        machine.processor = processor_of(configuration.processors, machine.processor.name);
        with_score += machine.processor.score ? 1 : 0;
        for (const Role& role : configuration.roles) {
            const Fitness fitness = fitness_of(machine, role, configuration.policies, policies().today);
            CHECK(fitness.score >= 0);
            CHECK(fitness.score <= 100);
            const auto unknowns = fitness.unknowns();
            CHECK(std::count(unknowns.begin(), unknowns.end(), Aspect::disk_kind) == 1);
            CHECK(std::count(unknowns.begin(), unknowns.end(), Aspect::system_support) == 1);
            CHECK(fitness.known_share < 1);
        }
    }
    CHECK(with_score * 10 > static_cast<int>(machines.size()) * 8); // the table knows four of five processors, or more
}

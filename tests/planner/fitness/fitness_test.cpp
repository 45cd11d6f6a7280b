#include "planner/fitness/fitness.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

Fitness today(const Machine& machine, const Role& role = clerk()) {
    return fitness_of(machine, role, policies(), policies().today);
}

const Finding& finding(const Fitness& fitness, Aspect aspect) {
    const auto found = std::find_if(
        fitness.findings.begin(), fitness.findings.end(), [&](auto& each) { return each.aspect == aspect; });
    REQUIRE(found != fitness.findings.end());
    return *found;
}

bool has(const Fitness& fitness, Aspect aspect) {
    return std::any_of(
        fitness.findings.begin(), fitness.findings.end(), [&](auto& each) { return each.aspect == aspect; });
}

} // namespace

TEST_CASE("a machine that meets everything has 100 points") {
    const Fitness fitness = today(good_machine());
    CHECK(fitness.score == 100);
    CHECK(fitness.known_share == 1);
    CHECK(fitness.fit(policies()));
    CHECK(fitness.unknowns().empty());
}

TEST_CASE("4 GB and a hard disk at an 8 GB seat are far below what serves") {
    Machine machine = good_machine();
    machine.memory.total = Mebibytes{4096};
    machine.disk.kind = DiskKind::hdd;
    CHECK(today(machine).score < 55);
}

TEST_CASE("one failing part cannot be averaged away by good ones") {
    Machine slow_disk = good_machine();
    slow_disk.disk.kind = DiskKind::hdd;
    CHECK_FALSE(today(slow_disk).fit(policies()));
    Machine little_memory = good_machine();
    little_memory.memory.total = Mebibytes{4096};
    CHECK_FALSE(today(little_memory).fit(policies()));
    Machine old_system = good_machine();
    old_system.operating_system = {"Microsoft Windows 10 Pro", day(2025, 10, 14), 10};
    CHECK_FALSE(today(old_system).fit(policies()));
    Machine half_speed = good_machine();
    half_speed.processor.score = CpuScore{250};
    CHECK_FALSE(today(half_speed).fit(policies()));
}

TEST_CASE("two faults are worse than either of them") {
    Machine memory = good_machine();
    memory.memory.total = Mebibytes{4096};
    Machine both = memory;
    both.processor.score = CpuScore{300};
    Machine processor = good_machine();
    processor.processor.score = CpuScore{300};
    CHECK(today(both).score < today(memory).score);
    CHECK(today(both).score < today(processor).score);
}

TEST_CASE("a better part never lowers the score") {
    Machine machine = weak_machine();
    double last = 0;
    for (const std::int64_t gibibytes : {1, 2, 3, 4, 6, 8, 16, 64}) {
        machine.memory.total = Mebibytes{gibibytes * 1024};
        const double score = today(machine).score;
        CHECK(score >= last);
        last = score;
    }
}

TEST_CASE("the machine that is good for a clerk is short for the land registry") {
    const Fitness fitness = today(good_machine(), land_registry());
    CHECK(fitness.score < 70);
    CHECK(fitness.findings.front().aspect == Aspect::memory);
    CHECK(finding(fitness, Aspect::disk_space).verdict == Verdict::falls_short);
}

TEST_CASE("findings come worst first, then the unknown ones, then those that are met") {
    Machine machine = weak_machine();
    machine.disk.health = std::nullopt;
    const Fitness fitness = today(machine);
    CHECK(fitness.findings.front().aspect == Aspect::disk_kind);
    double last = 0;
    int stage = 0;
    for (const Finding& each : fitness.findings) {
        const int now = each.verdict == Verdict::met ? 2 : each.verdict == Verdict::unknown ? 1 : 0;
        CHECK(now >= stage);
        stage = now;
        if (now == 0) {
            CHECK(*each.score >= last);
            last = *each.score;
        }
    }
    CHECK(fitness.unknowns() == std::vector{Aspect::disk_health});
}

TEST_CASE("an unknown fact is told and neither helps nor hurts") {
    Machine machine = good_machine();
    machine.processor.score = std::nullopt;
    const Fitness fitness = today(machine);
    CHECK(fitness.score == 100);
    CHECK(fitness.known_share < 1);
    CHECK(fitness.unknowns() == std::vector{Aspect::processor});
    CHECK_FALSE(finding(fitness, Aspect::processor).score);
}

TEST_CASE("a machine of which hardly anything is known is not judged") {
    Machine machine;
    machine.memory.total = Mebibytes{16384};
    const Fitness fitness = today(machine);
    CHECK_FALSE(fitness.judged());
    CHECK_FALSE(fitness.fit(policies()));
}

TEST_CASE("nothing known is no score and no confidence") {
    const Fitness fitness = today(Machine{});
    CHECK(fitness.score == 0);
    CHECK(fitness.known_share == 0);
}

TEST_CASE("a broken machine has no points whatever its parts are") {
    Machine machine = good_machine();
    machine.broken = true;
    const Fitness fitness = today(machine);
    CHECK(fitness.score == 0);
    CHECK(fitness.judged());
    CHECK(fitness.findings.front().reason.code == ReasonCode::broken);
}

TEST_CASE("Windows 10 is supported on its last day and not on the next") {
    Machine machine = good_machine();
    machine.operating_system = {"Microsoft Windows 10 Pro", day(2025, 10, 14), 10};
    const auto verdict_on = [&](Day when) {
        return finding(fitness_of(machine, clerk(), policies(), when), Aspect::system_support).verdict;
    };
    CHECK(verdict_on(day(2025, 10, 14)) == Verdict::met);
    CHECK(verdict_on(day(2025, 10, 15)) == Verdict::failing);
}

TEST_CASE("a Linux machine is not asked for Windows 11") {
    Machine machine = good_machine();
    machine.operating_system = {"Debian GNU/Linux 12", day(2028, 6, 30), std::nullopt};
    CHECK_FALSE(has(today(machine), Aspect::windows11));
}

TEST_CASE("firmware's share of the memory is not held against the machine") {
    Machine machine = good_machine();
    machine.memory.total = Mebibytes{7800};
    CHECK(finding(today(machine), Aspect::memory).verdict == Verdict::met);
}

TEST_CASE("240 GB are sold as 256") {
    Machine machine = good_machine();
    machine.disk.size = Gigabytes{240};
    CHECK(finding(today(machine), Aspect::disk_space).verdict == Verdict::met);
    machine.disk.size = Gigabytes{120};
    CHECK(finding(today(machine), Aspect::disk_space).reason.code == ReasonCode::disk_small);
}

TEST_CASE("age takes three points a year past the mark") {
    Machine machine = good_machine();
    machine.purchased = day(2026 - 10, 11, 24);
    CHECK(today(machine).score == Approx(94));
    machine.purchased = day(2026 - 8, 11, 24);
    CHECK(today(machine).score == 100);
    machine.purchased = day(1990, 1, 1);
    CHECK(today(machine).score == Approx(70));
}

TEST_CASE("without a purchase date only a model's first sale long ago makes a machine old") {
    Machine machine = good_machine();
    machine.purchased = std::nullopt;
    machine.first_sold = Year{2012};
    CHECK(finding(today(machine), Aspect::age).reason.code == ReasonCode::age_old_model);
    machine.first_sold = Year{2017};
    CHECK(finding(today(machine), Aspect::age).verdict == Verdict::unknown);
    machine.first_sold = Year{2020};
    CHECK(finding(today(machine), Aspect::age).verdict == Verdict::met);
}

TEST_CASE("a battery is asked of laptops only") {
    Machine machine = good_machine();
    CHECK_FALSE(has(today(machine), Aspect::battery));
    machine.kind = MachineKind::laptop;
    machine.battery_health = 30;
    CHECK(finding(today(machine), Aspect::battery).verdict == Verdict::falls_short);
}

TEST_CASE("kind and monitors count only where the role asks") {
    CHECK_FALSE(has(today(good_machine()), Aspect::kind));
    CHECK_FALSE(has(today(good_machine()), Aspect::monitors));
    Role leader = clerk();
    leader.kind = MachineKind::laptop;
    leader.monitors = 2;
    const Fitness fitness = today(good_machine(), leader);
    CHECK(finding(fitness, Aspect::kind).verdict == Verdict::falls_short);
    CHECK(finding(fitness, Aspect::monitors).verdict == Verdict::falls_short);
}

TEST_CASE("the short way to a score gives the same number") {
    for (const Machine& machine : {good_machine(), weak_machine(), ancient_machine()})
        for (const Role& role : {clerk(), land_registry()})
            CHECK(score_of(machine, role, policies(), policies().today) == today(machine, role).score);
}

TEST_CASE("a seat without a machine has no points and says so") {
    Fleet fleet = office({0});
    add_seat(fleet, 0, std::nullopt);
    const Fitness fitness = fitness_at(fleet, 0, policies(), policies().today);
    CHECK(fitness.score == 0);
    CHECK(fitness.judged());
    CHECK(fitness.findings.front().reason.code == ReasonCode::no_machine);
}

TEST_CASE("a release that is over counts as unsupported although a newer one is free") {
    Machine machine = good_machine();
    machine.operating_system = {"Microsoft Windows 11 Pro 23H2", day(2025, 11, 11), 11, true};
    CHECK(today(machine).findings.front().reason.code == ReasonCode::system_support_ended);
    machine.operating_system.support_ends = std::nullopt;
    CHECK(finding(today(machine), Aspect::system_support).verdict == Verdict::met);
}

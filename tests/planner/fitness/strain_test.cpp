#include "planner/fitness/fitness.h"
#include "planner/fitness/reason_text.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

Finding judged(Aspect aspect, const Machine& machine, const Role& role = clerk()) {
    const auto fitness = fitness_of(machine, role, policies(), policies().today);
    const auto found = std::ranges::find(fitness.findings, aspect, &Finding::aspect);
    REQUIRE(found != fitness.findings.end());
    return *found;
}

double score(const Machine& machine, const Role& role = clerk()) {
    return score_of(machine, role, policies(), policies().today);
}

Machine strained(Strain strain) {
    Machine machine = good_machine();
    machine.strain = strain;
    return machine;
}

} // namespace

TEST_CASE("a machine that was not watched, or whose work does not strain it, is judged by its parts", "[strain]") {
    CHECK(score(good_machine()) == 100);
    CHECK(score(strained({})) == 100);
    CHECK(score(strained({.memory_pressure = 10, .processor_saturated = 10, .disk_strain = 10})) == 100);
}

TEST_CASE("each strain counts against the part that it tells of", "[strain]") {
    const auto memory = judged(Aspect::memory, strained({.memory_pressure = 30}));
    CHECK(memory.verdict == Verdict::falls_short);
    CHECK(memory.score == Approx(65));
    CHECK(text_of(memory.reason).vi == "Thiếu bộ nhớ trong 30% thời gian làm việc");
    CHECK(text_of(memory.reason).en == "Short of memory for 30% of working time");
    const auto processor = judged(Aspect::processor, strained({.processor_saturated = 50}));
    CHECK(processor.verdict == Verdict::failing);
    CHECK(processor.score == Approx(30));
    CHECK(text_of(processor.reason).en == "Processor overloaded for 50% of working time");
    const auto disk = judged(Aspect::disk_kind, strained({.disk_strain = 100}));
    CHECK(disk.score == Approx(30));
    CHECK(text_of(disk.reason).vi == "Phải chờ ổ đĩa trong 100% thời gian làm việc");
    CHECK(judged(Aspect::processor, strained({.memory_pressure = 30})).verdict == Verdict::met);
}

TEST_CASE("more strain never gives a better score", "[strain]") {
    double last = 100;
    for (int percent = 0; percent <= 100; percent += 5) {
        const double now = score(strained({.memory_pressure = percent, .disk_strain = percent / 2}));
        CHECK(now <= last);
        last = now;
    }
    CHECK(last < policies().fit_from);
}

TEST_CASE("where the part itself falls shorter than its strain, the part is the reason", "[strain]") {
    auto machine = strained({.memory_pressure = 20, .disk_strain = 20});
    machine.memory.total = Mebibytes{2048};
    machine.disk.kind = DiskKind::hdd;
    CHECK(judged(Aspect::memory, machine).reason.code == ReasonCode::memory_short);
    CHECK(judged(Aspect::disk_kind, machine).reason.code == ReasonCode::disk_is_hdd);
}

TEST_CASE("strain tells of a part of which nothing else is known", "[strain]") {
    auto machine = strained({.memory_pressure = 40});
    machine.memory.total.reset();
    CHECK(judged(Aspect::memory, machine).reason.code == ReasonCode::memory_strained);
    machine.strain->memory_pressure = 0;
    CHECK(judged(Aspect::memory, machine).verdict == Verdict::unknown);
}

TEST_CASE("strain under heavy work says nothing of lighter work, and much of heavier", "[strain]") {
    auto light = clerk();
    light.memory = Mebibytes{light.memory.count / 2};
    light.processor = CpuScore{light.processor.value / 2};
    auto machine = strained({.memory_pressure = 40, .processor_saturated = 40, .disk_strain = 40});
    machine.strain->under_memory = clerk().memory;
    machine.strain->under_processor = clerk().processor;
    CHECK(score(machine) < 70);
    CHECK(score(machine, light) == 100);
    machine.strain->under_memory = light.memory;
    machine.strain->under_processor = light.processor;
    CHECK(score(machine) < 70);
}

TEST_CASE("what is tolerated is the organisation's to say", "[strain]") {
    auto strict = policies();
    strict.tolerated_strain = 0;
    auto lenient = policies();
    lenient.tolerated_strain = 50;
    const auto machine = strained({.memory_pressure = 5, .disk_strain = 45});
    CHECK(score_of(machine, clerk(), lenient, lenient.today) == 100);
    CHECK(score_of(machine, clerk(), strict, strict.today) < 70);
}

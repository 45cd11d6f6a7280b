#include "planner/options/mends.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

std::vector<Mend> mends_of(const Machine& machine) {
    Fleet fleet = office({0});
    add_seat(fleet, 0, machine);
    return mends_for(fleet, 0, fitness_at(fleet, 0, policies(), policies().today), policies());
}

const Mend& mend(const std::vector<Mend>& mends, Aspect aspect) {
    const auto found = std::find_if(mends.begin(), mends.end(), [&](auto& each) { return each.aspect == aspect; });
    REQUIRE(found != mends.end());
    return *found;
}

} // namespace

TEST_CASE("each fault is mended by the cheapest thing that mends it") {
    const auto mends = mends_of(weak_machine());
    const Mend& memory = mend(mends, Aspect::memory);
    REQUIRE(memory.option);
    CHECK(memory.option->upgrade.memory);
    CHECK_FALSE(memory.option->upgrade.disk);
    CHECK(memory.cost == Vnd{550'000});
    const Mend& disk = mend(mends, Aspect::disk_kind);
    REQUIRE(disk.option);
    CHECK(disk.option->upgrade.disk);
    CHECK(disk.cost == Vnd{900'000});
    const Mend& system = mend(mends, Aspect::system_support);
    REQUIRE(system.option);
    CHECK(system.option->upgrade.windows11);
    CHECK(system.cost == Vnd{0});
}

TEST_CASE("a processor off the list is mended by a new machine alone") {
    const auto mends = mends_of(ancient_machine());
    const Mend& windows = mend(mends, Aspect::windows11);
    REQUIRE(windows.option);
    CHECK(windows.option->kind == OptionKind::replace);
    CHECK(windows.cost == Vnd{12'500'000});
}

TEST_CASE("what nothing may mend says so") {
    Machine young = weak_machine();
    young.purchased = day(2025, 1, 1);
    young.processor.score = CpuScore{200};
    CHECK_FALSE(mend(mends_of(young), Aspect::processor).option);
}

TEST_CASE("a machine that meets everything needs no mending") {
    CHECK(mends_of(good_machine()).empty());
}

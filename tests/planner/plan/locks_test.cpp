#include "planner/plan.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using Catch::Contains;

namespace {

Fleet three_seats(Vnd money) {
    Fleet fleet = office(money);
    add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, ancient_machine());
    add_seat(fleet, 0, std::nullopt);
    return fleet;
}

Policies with_lock(std::uint32_t seat, Lock::Kind kind) {
    Policies rules = policies();
    rules.locks = {{seat, kind}};
    return rules;
}

} // namespace

TEST_CASE("a seat locked to be kept gets nothing, not even for free") {
    const Plan made = plan(three_seats({100'000'000}), with_lock(0, Lock::Kind::keep), {});
    CHECK(made.lines[0].option.kind == OptionKind::keep);
    CHECK(made.lines[1].option.kind == OptionKind::replace);
}

TEST_CASE("a seat that must be replaced is, though an upgrade would do") {
    const Plan made = plan(three_seats({13'000'000}), with_lock(0, Lock::Kind::must_replace), {});
    CHECK(made.lines[0].option.kind == OptionKind::replace);
    CHECK(made.spent <= made.budget);
    CHECK(made.bound >= made.benefit);
    CHECK(made.bound <= made.benefit + 500);
}

TEST_CASE("a seat that must be upgraded or mended is") {
    CHECK(
        plan(three_seats({100'000'000}), with_lock(0, Lock::Kind::must_upgrade), {}).lines[0].option.kind ==
        OptionKind::upgrade);
    CHECK(
        plan(three_seats({13'000'000}), with_lock(1, Lock::Kind::must_mend), {}).lines[1].option.kind !=
        OptionKind::keep);
}

TEST_CASE("a must that has no option names the seat and why") {
    Fleet fleet = three_seats({100'000'000});
    fleet.machines[0].purchased = day(2025, 1, 1);
    CHECK_THROWS_WITH(
        plan(fleet, with_lock(0, Lock::Kind::must_replace), {}), Contains("seat 's1'") && Contains("too young"));
    CHECK_THROWS_AS(plan(fleet, with_lock(2, Lock::Kind::must_upgrade), {}), InvalidFleet);
}

TEST_CASE("musts that the money cannot pay name a seat and its cost") {
    Policies rules = policies();
    rules.locks = {{1, Lock::Kind::must_replace}, {2, Lock::Kind::must_replace}};
    CHECK_THROWS_WITH(plan(three_seats({20'000'000}), rules, {}), Contains("seat 's") && Contains("VND 12,500,000"));
    CHECK(plan(three_seats({25'000'000}), rules, {}).spent == Vnd{25'000'000});
}

TEST_CASE("locks that contradict each other are refused") {
    Policies rules = policies();
    rules.locks = {{1, Lock::Kind::must_replace}, {1, Lock::Kind::keep}};
    CHECK_THROWS_WITH(plan(three_seats({20'000'000}), rules, {}), Contains("seat 's2'") && Contains("contradict"));
    rules.locks = {{1, Lock::Kind::keep}, {1, Lock::Kind::keep}};
    CHECK_NOTHROW(plan(three_seats({20'000'000}), rules, {}));
}

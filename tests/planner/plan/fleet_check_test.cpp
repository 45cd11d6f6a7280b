#include "planner/fleet_check.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using Catch::Contains;

namespace {

Fleet one_seat() {
    Fleet fleet = office({1'000'000});
    add_seat(fleet, 0, weak_machine());
    return fleet;
}

} // namespace

TEST_CASE("a sound fleet passes") {
    CHECK_NOTHROW(check(one_seat(), policies()));
}

TEST_CASE("indices that point nowhere are named") {
    Fleet fleet = one_seat();
    fleet.seats[0].unit = 9;
    CHECK_THROWS_WITH(check(fleet, policies()), "seat 's1': its unit does not exist");
    fleet = one_seat();
    fleet.seats[0].role = 9;
    CHECK_THROWS_WITH(check(fleet, policies()), "seat 's1': its role does not exist");
    fleet = one_seat();
    fleet.seats[0].machine = 9;
    CHECK_THROWS_WITH(check(fleet, policies()), "seat 's1': its machine does not exist");
    fleet = one_seat();
    fleet.funds[0].unit = 9;
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("fund 'district/2027'"));
    Policies rules = policies();
    rules.locks = {{7, Lock::Kind::keep}};
    CHECK_THROWS_AS(check(one_seat(), rules), InvalidFleet);
}

TEST_CASE("units in a circle are refused") {
    Fleet fleet = one_seat();
    fleet.units[0].parent = 1U;
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("circle"));
}

TEST_CASE("one machine at two seats is refused and both are named") {
    Fleet fleet = one_seat();
    add_seat(fleet, 0, std::nullopt);
    fleet.seats[1].machine = 0U;
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("'s1'") && Contains("'s2'"));
}

TEST_CASE("money below zero or beyond reason is refused") {
    Fleet fleet = one_seat();
    fleet.funds[0].amount = {-1};
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("out of range"));
    fleet.funds[0].amount = {std::numeric_limits<std::int64_t>::max()};
    CHECK_THROWS_AS(check(fleet, policies()), InvalidFleet);
}

TEST_CASE("a weight that is no number is refused") {
    Fleet fleet = one_seat();
    fleet.seats[0].weight = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("seat 's1'"));
}

TEST_CASE("a position that the norm's ceilings do not name is refused") {
    Fleet fleet = one_seat();
    fleet.roles[0].norm_position = "emperor";
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("role 'clerk'") && Contains("'emperor'"));
}

TEST_CASE("policies out of range say the range") {
    Policies rules = policies();
    rules.years = 6;
    CHECK_THROWS_WITH(check(one_seat(), rules), Contains("years") && Contains("1") && Contains("5"));
    rules = policies();
    rules.horizon_years = 0;
    CHECK_THROWS_AS(check(one_seat(), rules), InvalidFleet);
}

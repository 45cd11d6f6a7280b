#include "planner/fleet_check.h"
#include "planner/plan.h"
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

TEST_CASE("sums that would leave 64 bits are refused and never wrapped") {
    Fleet fleet = one_seat();
    const Fund rich{.id = "rich", .name = {"a", "b"}, .year = {2027}, .amount = {1'000'000'000'000'000}};
    fleet.funds.assign(300, rich);
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("fund 'rich'") && Contains("2^58"));
    fleet = one_seat();
    fleet.catalogue.models[0].price = {900'000'000'000'000};
    Policies rules = policies();
    rules.years = 5;
    CHECK_THROWS_WITH(check(fleet, rules), Contains("model 'desktop-a'") && Contains("2031"));
    rules.price_growth = 1;
    rules.first_year = {2200};
    rules.years = 1;
    CHECK_THROWS_AS(check(one_seat(), rules), InvalidFleet);

    fleet = office({1'000'000'000'000'000});
    fleet.ceilings[0].most = fleet.ceilings[1].most = {1'000'000'000'000'000};
    fleet.catalogue.models[0].price = {900'000'000'000'000};
    for (int i = 0; i < 400; ++i)
        add_seat(fleet, 0, std::nullopt);
    rules = policies();
    CHECK_THROWS_WITH(plan(fleet, rules, {}), Contains("seat 's") && Contains("2^58"));
    fleet.seats.resize(200);
    fleet.machines.clear();
    Limits limits;
    limits.nodes = 100;
    const Plan made = plan(fleet, rules, limits);
    CHECK(made.spent <= made.budget);
    CHECK(made.bound >= made.benefit);
}

TEST_CASE("funds of one line that are not alike are refused by name") {
    Fleet fleet = one_seat();
    fleet.funds = {
        {.id = "a27", .name = {"a", "b"}, .year = {2027}, .amount = {1}, .line = "a"},
        {.id = "a28", .name = {"a", "b"}, .year = {2028}, .amount = {1}, .unit = 1U, .line = "a"}};
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("'a27'") && Contains("'a28'") && Contains("differ"));
    fleet.funds[1] = fleet.funds[0];
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("both the year 2027"));
}

TEST_CASE("a fund's units, roles and shares that point nowhere are refused") {
    Fleet fleet = one_seat();
    fleet.funds[0].eligible_units = {9};
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("an eligible unit does not exist"));
    fleet = one_seat();
    fleet.funds[0].eligible_roles = {9};
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("an eligible role does not exist"));
    fleet = one_seat();
    fleet.funds[0].shares = {{FundShare::Rule::kept, Share{2'000'000}, {}, {}}};
    CHECK_THROWS_WITH(check(fleet, policies()), Contains("a share must be from 0 to 1"));
    Policies rules = policies();
    rules.coverages = {{std::nullopt, Share::of(0.5), Year{2030}}};
    CHECK_THROWS_WITH(check(one_seat(), rules), Contains("2030") && Contains("not one of the years planned"));
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

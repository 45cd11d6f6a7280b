#include "planner/coverage/coverage.h"
#include "planner/coverage/equal_share.h"
#include "planner/plan.h"
#include "planner/plan_conflict.h"
#include "planner/sample/office_fleet.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <map>
#include <utility>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using Catch::Contains;

namespace {

/// Two communes: the first with four machines that little money mends, the second with two that only new ones replace.
Fleet two_communes(Vnd money) {
    Fleet fleet = office(money);
    fleet.units.push_back({"second", "Xã Hai", 0U});
    for (int i = 0; i < 4; ++i)
        add_seat(fleet, 0, weak_machine());
    for (int i = 0; i < 2; ++i)
        fleet.seats[add_seat(fleet, 0, ancient_machine())].unit = 2;
    return fleet;
}

Policies alone() {
    Policies rules = policies();
    rules.cascade = CascadePool::none;
    return rules;
}

std::uint32_t fit_in(const Fleet& fleet, const Plan& made, std::uint32_t unit) {
    std::uint32_t fit = 0;
    for (const PlanLine& line : made.lines)
        fit += fleet.seats[line.seat].unit == unit && line.fit_after ? 1 : 0;
    return fit;
}

} // namespace

TEST_CASE("a share that is asked for takes the money from where it would bring more") {
    const Fleet fleet = two_communes({14'000'000});
    Policies rules = alone();
    const Plan freely = plan(fleet, rules, {});
    CHECK(fit_in(fleet, freely, 2) <= 1);
    rules.coverages = {{2U, Share::of(0.5), std::nullopt}};
    const Plan made = plan(fleet, rules, {});
    CHECK(fit_in(fleet, made, 2) == 1);
    CHECK(made.benefit <= freely.benefit + 1e-6);
    CHECK(made.bound >= made.benefit);
    CHECK(made.least_unit_share == Share::of(0.25));
}

TEST_CASE("shares that cost more than there is are refused, with the units, the funds and what is missing") {
    Policies rules = alone();
    rules.coverages = {{std::nullopt, Share::of(1), std::nullopt}};
    try {
        (void)plan(two_communes({20'000'000}), rules, {});
        FAIL("no conflict");
    } catch (const PlanConflict& conflict) {
        REQUIRE(conflict.conflicts.size() == 1);
        const Conflict& only = conflict.conflicts.front();
        REQUIRE(only.shares.size() == 2);
        CHECK(only.shares[0].unit == 1U);
        CHECK(only.shares[0].need == 4);
        CHECK(only.shares[1].unit == 2U);
        CHECK(only.held == Vnd{20'000'000});
        CHECK_THAT(conflict.text.vi, Contains("tỷ lệ") || Contains("Tỷ lệ"));
        CHECK_THAT(conflict.text.vi, Contains("Xã Hai 2/2 năm 2027") && Contains("còn thiếu"));
        CHECK_THAT(conflict.text.en, Contains("Xã Hai 2/2 by 2027") && Contains("missing"));
    }
}

TEST_CASE("a share that no money could reach says so, and how far it could go") {
    Fleet fleet = two_communes({900'000'000});
    Machine unknown;
    unknown.memory.total = Mebibytes{2048};
    fleet.seats[add_seat(fleet, 0, unknown)].unit = 2;
    Policies rules = alone();
    rules.coverages = {{2U, Share::of(1), std::nullopt}};
    CHECK_THROWS_WITH(plan(fleet, rules, {}), Contains("Xã Hai has to have 3 of 3") && Contains("allow 2 at most"));
}

TEST_CASE("equal treatment raises the lowest unit first") {
    const Fleet fleet = two_communes({14'000'000});
    Policies rules = alone();
    CHECK(plan(fleet, rules, {}).least_unit_share == Share{});
    rules.equal_treatment = true;
    const Plan equally = plan(fleet, rules, {});
    CHECK(equally.least_unit_share == Share::of(0.25));
    CHECK(fit_in(fleet, equally, 2) == 1);
    CHECK(fit_in(fleet, equally, 1) == 1);
}

TEST_CASE("a district of 600 seats in which each unit is to reach its share has a plan near its bound") {
    sample::OfficeShape shape;
    shape.seats = 600;
    auto [fleet, rules] = sample::office_fleet(shape);
    rules.cascade = CascadePool::none;
    Limits limits;
    limits.nodes = 3000;
    const Plan freely = plan(fleet, rules, limits);
    const Share asked{freely.least_unit_share.millionths + 100'000};
    rules.coverages = {{std::nullopt, asked, std::nullopt}};
    const Plan made = plan(fleet, rules, limits);
    CHECK(made.least_unit_share >= asked);
    CHECK(made.benefit <= freely.bound + 1e-6);
    CHECK(made.gap < 0.01);
}

TEST_CASE("who buys fewer than a lot pays the price of one's own") {
    Fleet fleet = office({500'000'000});
    fleet.units.push_back({"second", "Xã Hai", 0U});
    for (int i = 0; i < 3; ++i)
        add_seat(fleet, 0, std::nullopt);
    fleet.seats[add_seat(fleet, 0, std::nullopt)].unit = 2;
    Policies rules = alone();
    rules.lots = {3, Lots::Scope::unit, 0.1};
    const Plan by_unit = plan(fleet, rules, {});
    REQUIRE(by_unit.replaced == 4);
    const std::map<std::uint32_t, Vnd> central{{0, {12'500'000}}, {1, {14'900'000}}};
    for (const PlanLine& line : by_unit.lines) {
        const Vnd price = central.at(line.option.model);
        CHECK(line.cost == (fleet.seats[line.seat].unit == 2 ? Vnd{price.amount / 10 * 11} : price));
    }
    rules.lots.scope = Lots::Scope::organisation;
    for (const PlanLine& line : plan(fleet, rules, {}).lines)
        CHECK(line.cost == central.at(line.option.model));
}

TEST_CASE("the reserve of every fund is left") {
    Fleet fleet = office({25'000'000});
    add_seat(fleet, 0, std::nullopt);
    add_seat(fleet, 0, std::nullopt);
    Policies rules = alone();
    CHECK(plan(fleet, rules, {}).spent == Vnd{25'000'000});
    rules.reserve = Share{1};
    CHECK(plan(fleet, rules, {}).spent == Vnd{12'500'000});
}

TEST_CASE("the share that a solution reached is never refused afterwards, however soon time runs out") {
    auto [fleet, rules] = sample::office_fleet({.seats = 120});
    const Funding funding(fleet, rules);
    const std::vector<SeatOptions> seats = priced_options(fleet, rules, 1);
    const Task task{fleet, rules, seats, funding};
    const Rewards nothing(seats.size());
    for (const int in_time : {1, 4, 8, 12}) {
        int solved = 0;
        const Solver hurried = [&](const Task& at, const Rewards& rewards, const Limits& limits, const ProgressSink&) {
            Solution solution = solve(at, rewards, limits);
            if (++solved <= in_time) return solution;
            solution.taken.assign(solution.taken.size(), std::nullopt);
            solution.benefit = solution.worth = 0;
            solution.proven_optimal = false;
            return solution;
        };
        Limits limits;
        limits.nodes = 2'000;
        EqualShare equal = greatest_equal_share(task, hurried, nothing, {}, limits);
        const auto groups = equal.groups;
        const Covering found = solve_covering(task, hurried, nothing, groups, std::move(equal.witness), limits, {});
        CAPTURE(in_time, equal.share.millionths);
        REQUIRE(found.solution);
        CHECK(meets(task, *found.solution, groups));
    }
}

TEST_CASE("what a million buys is reckoned in benefit, not in what holds seats to the shares") {
    auto [fleet, rules] = sample::office_fleet({.seats = 61, .years = 2});
    Limits limits;
    limits.nodes = 100;
    const Plan freely = plan(fleet, rules, limits);
    rules.equal_treatment = true;
    const Plan equally = plan(fleet, rules, limits);
    CHECK(equally.benefit_per_million > 0);
    CHECK(equally.benefit_per_million < 3 * freely.benefit_per_million);
}

TEST_CASE("equal treatment has a plan however little time there is") {
    for (const CascadePool pool : {CascadePool::none, CascadePool::unit, CascadePool::organisation})
        for (const int years : {1, 5}) {
            auto [fleet, rules] = sample::office_fleet({.seats = 221, .years = years});
            std::erase_if(fleet.funds, [&](const Fund& fund) { return fund.year != rules.first_year; });
            rules.cascade = pool;
            rules.equal_treatment = true;
            Limits limits;
            limits.deadline = std::chrono::steady_clock::time_point{};
            const Plan made = plan(fleet, rules, limits);
            CAPTURE(static_cast<int>(pool), years);
            CHECK(made.seats_fit_after > made.seats_fit_before);
            CHECK(made.bound >= made.benefit);
        }
}

#include "planner/plan.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

/// More than the land registry needs.
Machine strong_machine() {
    Machine machine = good_machine();
    machine.id = "strong";
    machine.memory.total = Mebibytes{16384};
    machine.memory.slots = {{Mebibytes{8192}, false}, {Mebibytes{8192}, false}};
    machine.disk.size = Gigabytes{512};
    return machine;
}

/// Serves a clerk, not the land registry, and takes no part that would change that.
Machine modest_machine() {
    Machine machine = good_machine();
    machine.id = "modest";
    machine.processor.score = CpuScore{550};
    machine.memory.maximum = Mebibytes{8192};
    machine.purchased = day(2020, 3, 1);
    return machine;
}

Policies with_pool(CascadePool pool) {
    Policies rules = policies();
    rules.cascade = pool;
    return rules;
}

constexpr std::uint32_t clerks = 0;
constexpr std::uint32_t land_registries = 1;

/// A clerk with the machine that the land registry needs, and the other way round.
Fleet crossed_office(Vnd money) {
    Fleet fleet = office(money);
    add_seat(fleet, clerks, strong_machine());
    add_seat(fleet, land_registries, modest_machine());
    return fleet;
}

bool nothing_moves(const Plan& made) {
    return std::none_of(
        made.lines.begin(), made.lines.end(), [](auto& line) { return line.option.kind == OptionKind::hand_down; });
}

} // namespace

TEST_CASE("without any money a strong and a weak machine change places where that serves both seats") {
    const Plan made = plan(crossed_office({0}), with_pool(CascadePool::unit), {});
    REQUIRE(made.lines[0].option.kind == OptionKind::hand_down);
    REQUIRE(made.lines[1].option.kind == OptionKind::hand_down);
    CHECK(made.lines[0].from_seat == 1U);
    CHECK(made.lines[1].from_seat == 0U);
    CHECK(made.lines[1].option.machine == 0U);
    CHECK(made.moved == 2);
    CHECK(made.seats_fit_before == 1);
    CHECK(made.seats_fit_after == 2);
    CHECK(made.spent == Vnd{0});
    CHECK(made.benefit > 0);
    CHECK(made.proven_optimal);
}

TEST_CASE("the frontier starts with what exchange alone brings") {
    const Plan without = plan(crossed_office({0}), with_pool(CascadePool::unit), {});
    const Plan with_money = plan(crossed_office({50'000'000}), with_pool(CascadePool::unit), {});
    REQUIRE_FALSE(with_money.frontier.empty());
    CHECK(with_money.frontier.front().budget == Vnd{0});
    CHECK(with_money.frontier.front().benefit == Approx(without.benefit));
    CHECK(with_money.frontier.front().seats_fit == 2);
}

TEST_CASE("where the policy lets nothing move, nothing moves") {
    CHECK(nothing_moves(plan(crossed_office({0}), with_pool(CascadePool::none), {})));
}

TEST_CASE("machines stay in their unit unless the pool is the whole organisation") {
    Fleet fleet = crossed_office({0});
    fleet.units.push_back({"second", "Xã Hai", 0U});
    fleet.seats[1].unit = 2;
    CHECK(nothing_moves(plan(fleet, with_pool(CascadePool::unit), {})));
    CHECK(plan(fleet, with_pool(CascadePool::organisation), {}).moved == 2);
}

TEST_CASE("a new machine goes to the demanding seat, and its old one moves down") {
    Fleet fleet = office({15'000'000});
    add_seat(fleet, land_registries, modest_machine());
    add_seat(fleet, clerks, ancient_machine());
    const Plan made = plan(fleet, with_pool(CascadePool::unit), {});
    CHECK(made.lines[0].option.kind == OptionKind::replace);
    REQUIRE(made.lines[1].option.kind == OptionKind::hand_down);
    CHECK(made.lines[1].from_seat == 0U);
    CHECK(made.lines[1].year == made.lines[0].year);
    CHECK(made.lines[1].cost == Vnd{0});
    CHECK(made.seats_fit_after == 2);
    CHECK(plan(fleet, with_pool(CascadePool::none), {}).seats_fit_after == 1);
    CHECK(made.proven_optimal);
}

TEST_CASE("a seat locked to keep its machine neither gives nor gets one") {
    Policies rules = with_pool(CascadePool::unit);
    rules.locks = {{0, Lock::Kind::keep}};
    CHECK(nothing_moves(plan(crossed_office({0}), rules, {})));
}

TEST_CASE("a spare machine goes to an empty seat, a broken one nowhere") {
    Fleet fleet = office({0});
    add_seat(fleet, clerks, std::nullopt);
    fleet.machines.push_back(good_machine());
    const Plan made = plan(fleet, with_pool(CascadePool::unit), {});
    REQUIRE(made.lines[0].option.kind == OptionKind::hand_down);
    CHECK_FALSE(made.lines[0].from_seat);
    CHECK(made.lines[0].fit_after);
    fleet.machines[0].broken = true;
    CHECK(nothing_moves(plan(fleet, with_pool(CascadePool::unit), {})));
}

TEST_CASE("a machine of which too little is known does not move") {
    Fleet fleet = crossed_office({0});
    Machine& strong = fleet.machines[0];
    strong.memory = {};
    strong.processor.score = std::nullopt;
    strong.disk = {};
    CHECK(nothing_moves(plan(fleet, with_pool(CascadePool::unit), {})));
}

TEST_CASE("what moving costs is paid, or nothing moves") {
    Policies rules = with_pool(CascadePool::unit);
    rules.moving_cost = {200'000};
    CHECK(nothing_moves(plan(crossed_office({399'000}), rules, {})));
    const Plan made = plan(crossed_office({400'000}), rules, {});
    CHECK(made.moved == 2);
    CHECK(made.spent == Vnd{400'000});
    CHECK(made.lines[0].fund == 0U);
}

TEST_CASE("no machine is shuffled for less than what a move must bring") {
    Policies rules = with_pool(CascadePool::unit);
    rules.moving_points = 400;
    CHECK(nothing_moves(plan(crossed_office({0}), rules, {})));
}

TEST_CASE("a machine handed down gets Windows 11 on the way where that costs nothing") {
    Fleet fleet = office({0});
    add_seat(fleet, clerks, std::nullopt);
    Machine spare = good_machine();
    spare.operating_system = {"Microsoft Windows 10 Pro 22H2", day(2025, 10, 14), 10};
    fleet.machines.push_back(spare);
    const Plan made = plan(fleet, with_pool(CascadePool::unit), {});
    REQUIRE(made.lines[0].option.kind == OptionKind::hand_down);
    CHECK(made.lines[0].option.upgrade.windows11);
    CHECK(made.lines[0].score_after == Approx(100));
}

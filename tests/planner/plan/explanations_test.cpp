#include "planner/explain/plan_text.h"
#include "planner/options/replacement_day.h"
#include "planner/plan.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using Catch::Contains;

namespace {

Policies alone() {
    Policies rules = policies();
    rules.cascade = CascadePool::none;
    return rules;
}

} // namespace

TEST_CASE("the second best of a seat is what would be done without the best") {
    Fleet fleet = office({900'000'000});
    add_seat(fleet, 0, std::nullopt);
    const Plan made = plan(fleet, alone(), {});
    const PlanLine& line = made.lines.front();
    REQUIRE(line.option.kind == OptionKind::replace);
    REQUIRE(line.second_best);
    CHECK(line.second_best->option.kind == OptionKind::replace);
    CHECK(line.second_best->option.model != line.option.model);
    CHECK(line.second_best->benefit <= line.benefit + 1e-9);
    CHECK(line.second_best->behind >= -1e-9);
    // Without that model the other is what is taken.
    fleet.catalogue.models.erase(fleet.catalogue.models.begin() + static_cast<std::ptrdiff_t>(line.option.model));
    const Plan without = plan(fleet, alone(), {});
    CHECK(without.lines.front().benefit == Approx(line.second_best->benefit));
}

TEST_CASE("where there is nothing else, keeping is the second best") {
    Fleet fleet = office({13'000'000});
    fleet.catalogue.models.resize(1);
    add_seat(fleet, 0, std::nullopt);
    const Plan made = plan(fleet, alone(), {});
    REQUIRE(made.lines.front().second_best);
    CHECK(made.lines.front().second_best->option.kind == OptionKind::keep);
    CHECK(made.lines.front().second_best->behind > 0);
    const auto words = second_best(made.lines.front(), fleet);
    REQUIRE(words);
    CHECK_THAT(words->en, Contains("Second best: Keep") && Contains("VND 12.5 million cheaper"));
    CHECK_THAT(words->vi, Contains("Phương án tốt thứ hai: Giữ nguyên") && Contains("rẻ hơn 12,5 triệu đồng"));
}

TEST_CASE("a seat left out comes in at the budget which the sweep reaches it with") {
    Fleet fleet = office({1'000'000});
    add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, ancient_machine());
    const Plan poor = plan(fleet, alone(), {});
    const PlanLine& left_out = poor.lines[1];
    REQUIRE(left_out.option.kind == OptionKind::keep);
    REQUIRE(left_out.comes_in_at);
    fleet.funds[0].amount = *left_out.comes_in_at;
    CHECK(plan(fleet, alone(), {}).lines[1].option.kind == OptionKind::replace);
    CHECK_THAT(comes_in_at(left_out)->en, Contains("Comes in at a budget of VND"));
}

TEST_CASE("the frontier starts with the exchanges that cost nothing") {
    Fleet fleet = office({0});
    fleet.catalogue.models.resize(1);
    add_seat(fleet, 0, ancient_machine());
    fleet.machines.push_back(good_machine()); // stands at no seat
    Policies rules = policies();
    const Plan made = plan(fleet, rules, {});
    REQUIRE(made.moved > 0);
    REQUIRE_FALSE(made.frontier.empty());
    CHECK(made.frontier.front().budget == Vnd{0});
    CHECK(made.frontier.front().benefit == Approx(made.benefit));
    rules.cascade = CascadePool::none;
    CHECK(plan(fleet, rules, {}).frontier.front().benefit < made.benefit);
}

TEST_CASE("each fund has its own price of money") {
    Fleet fleet = office({0});
    fleet.units.push_back({"second", "Xã Hai", 0U});
    fleet.funds = {
        {"poor", {"Xã", "Commune"}, {2027}, {12'600'000}, 1U, {}},
        {"rich", {"Xã Hai", "Second"}, {2027}, {900'000'000}, 2U, {}}};
    for (int i = 0; i < 4; ++i)
        add_seat(fleet, 0, std::nullopt);
    fleet.seats[3].unit = 2;
    const Plan made = plan(fleet, alone(), {});
    REQUIRE(made.million_buys_by_fund.size() == 2);
    CHECK(made.million_buys_by_fund[0] > 1);
    CHECK(made.million_buys_by_fund[1] == Approx(0).margin(1e-9));
    CHECK(made.benefit_per_million == made.million_buys_by_fund[0]);
    CHECK_THAT(price_of_money(made, fleet, 1).en, Contains("Second: more money would bring nothing more."));
}

TEST_CASE("what is mended without a new machine is put off, in money and in carbon") {
    Fleet fleet = office({900'000'000});
    fleet.catalogue.models.resize(1);
    add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, std::nullopt); // not put off: there is no machine
    Policies rules = alone();
    rules.locks = {{0, Lock::Kind::must_upgrade}};
    Plan made = plan(fleet, rules, {});
    CHECK(made.put_off.purchases == 0); // the lock leaves no new machine to compare with
    rules.locks.clear();
    fleet.funds[0].amount = {13'900'000}; // one new machine and one upgrade
    made = plan(fleet, rules, {});
    REQUIRE(made.lines[0].option.kind == OptionKind::upgrade);
    CHECK(made.put_off.purchases == 1);
    CHECK(made.put_off.money == Vnd{12'500'000} - made.lines[0].cost);
    CHECK_FALSE(made.put_off.carbon);
    fleet.catalogue.footprints = Footprints{{249}, {236}, {333}, "test"};
    made = plan(fleet, rules, {});
    CHECK(made.put_off.carbon == Kilograms{249 + 333});
    CHECK_THAT(put_off(made)->vi, Contains("Hoãn mua 1 máy mới") && Contains("0,6 tấn CO2e"));
}

TEST_CASE("a line tells until when it serves, and from when the norm lets the machine be replaced") {
    Fleet fleet = office({900'000'000});
    add_seat(fleet, 0, weak_machine());
    const Plan made = plan(fleet, alone(), {});
    CHECK(made.lines[0].serves_until >= Year{2027});
    CHECK(made.lines[0].replaceable_from == day(2024, 6, 1));
}

TEST_CASE("a machine may be replaced once it is old enough and out of warranty") {
    Machine machine = weak_machine();
    Policies rules = alone();
    machine.purchased = day(2024, 2, 29);
    CHECK(replaceable_from(machine, rules) == day(2029, 2, 28));
    machine.warranty_ends = day(2030, 12, 31);
    CHECK(replaceable_from(machine, rules) == day(2031, 1, 1));
    machine.broken = true;
    CHECK_FALSE(replaceable_from(machine, rules));
    machine.broken = false;
    machine.purchased = std::nullopt;
    CHECK_FALSE(replaceable_from(machine, rules));
}

#include "planner/plan.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

/// Five weak machines, two ancient ones, an empty seat and a good machine.
Fleet mixed_office(Vnd money) {
    Fleet fleet = office(money);
    for (int i = 0; i < 5; ++i)
        add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, ancient_machine());
    add_seat(fleet, 1, ancient_machine());
    add_seat(fleet, 0, std::nullopt);
    add_seat(fleet, 0, good_machine());
    return fleet;
}

} // namespace

TEST_CASE("without money a plan still installs what is free") {
    const Plan made = plan(mixed_office({0}), policies(), {});
    CHECK(made.spent == Vnd{0});
    CHECK(made.proven_optimal);
    CHECK(made.gap == 0);
    CHECK(made.upgraded == 5); // Windows 11 on the five that are ready
    CHECK(made.benefit > 0);
    for (const PlanLine& line : made.lines)
        CHECK_FALSE(line.fund);
}

TEST_CASE("with money for everything every seat that can be mended is fit") {
    const Plan made = plan(mixed_office({200'000'000}), policies(), {});
    CHECK(made.seats_fit_before == 1);
    CHECK(made.seats_fit_after == 9);
    CHECK(made.replaced >= 3);
    CHECK(made.spent <= made.budget);
    CHECK(made.bound >= made.benefit);
    for (const PlanLine& line : made.lines)
        CHECK_FALSE(line.missed);
}

TEST_CASE("a line says what it costs, who pays and what it reaches") {
    Fleet fleet = office({5'000'000});
    add_seat(fleet, 0, weak_machine());
    const Plan made = plan(fleet, policies(), {});
    const PlanLine& line = made.lines.front();
    CHECK(line.option.kind == OptionKind::upgrade);
    CHECK(line.option.upgrade.memory);
    CHECK(line.option.upgrade.disk);
    CHECK(line.cost == Vnd{450'000 + 800'000 + 100'000});
    CHECK(line.fund == 0U);
    CHECK(line.year == Year{2027});
    CHECK(line.before.score < 50);
    CHECK(line.score_after > 90);
    CHECK(made.spent_by_fund == std::vector<Vnd>{line.cost});
}

TEST_CASE("a low seat left out names what it misses and what that costs") {
    Fleet fleet = office({1'000'000});
    add_seat(fleet, 0, ancient_machine());
    const Plan made = plan(fleet, policies(), {});
    const PlanLine& line = made.lines.front();
    CHECK(line.option.kind == OptionKind::keep);
    REQUIRE(line.missed);
    CHECK(line.missed->option.kind == OptionKind::replace);
    CHECK(line.missed->cost == Vnd{12'500'000});
    CHECK(line.missed->score_after == 100);
}

TEST_CASE("a unit's fund pays for the unit and those below it, for no other") {
    Fleet fleet = office({0});
    fleet.units.push_back({"other", "Xã Khác", 0U});
    fleet.funds = {{"commune/2027", {"Xã", "Commune"}, {2027}, {50'000'000}, 1U, {}}};
    add_seat(fleet, 0, std::nullopt);
    add_seat(fleet, 0, std::nullopt);
    fleet.seats[1].unit = 2;
    Plan made = plan(fleet, policies(), {});
    CHECK(made.lines[0].option.kind == OptionKind::replace);
    CHECK(made.lines[1].option.kind == OptionKind::keep);

    fleet.funds[0].unit = 0U; // the district, above both
    made = plan(fleet, policies(), {});
    CHECK(made.lines[1].option.kind == OptionKind::replace);
}

TEST_CASE("recurrent money buys upgrades and no asset") {
    Fleet fleet = office({50'000'000});
    fleet.funds[0].kind = SpendingKind::recurrent;
    add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, std::nullopt);
    const Plan made = plan(fleet, policies(), {});
    CHECK(made.lines[0].option.kind == OptionKind::upgrade);
    CHECK(made.lines[1].option.kind == OptionKind::keep);
}

TEST_CASE("a fund of another year pays for nothing") {
    Fleet fleet = office({50'000'000});
    fleet.funds[0].year = {2028};
    add_seat(fleet, 0, std::nullopt);
    CHECK(plan(fleet, policies(), {}).lines[0].option.kind == OptionKind::keep);
    Policies rules = policies();
    rules.years = 2;
    const Plan made = plan(fleet, rules, {});
    CHECK(made.lines[0].year == Year{2028});
    CHECK(made.budget == Vnd{50'000'000});
}

TEST_CASE("two funds pay for two seats that neither could pay for alone") {
    Fleet fleet = office({13'000'000});
    fleet.funds.push_back({"commune/2027", {"Xã", "Commune"}, {2027}, {13'000'000}, 1U, {}});
    add_seat(fleet, 0, std::nullopt);
    add_seat(fleet, 0, std::nullopt);
    const Plan made = plan(fleet, policies(), {});
    CHECK(made.replaced == 2);
    CHECK(made.spent_by_fund == std::vector<Vnd>{{12'500'000}, {12'500'000}});
}

TEST_CASE("a machine that is hardly known is neither fit nor replaced") {
    Fleet fleet = office({50'000'000});
    Machine unknown;
    unknown.memory.total = Mebibytes{2048};
    add_seat(fleet, 0, unknown);
    const Plan made = plan(fleet, policies(), {});
    CHECK(made.seats_unjudged == 1);
    CHECK(made.seats_fit_after == 0);
    CHECK(made.spent == Vnd{0});
}

TEST_CASE("a fleet without seats has an empty plan") {
    const Plan made = plan(office({1'000'000}), policies(), {});
    CHECK(made.lines.empty());
    CHECK(made.gap == 0);
    CHECK(made.benefit == 0);
}

TEST_CASE("one more million is worth something while seats are short, and nothing after") {
    CHECK(plan(mixed_office({20'000'000}), policies(), {}).benefit_per_million > 0);
    CHECK(plan(mixed_office({500'000'000}), policies(), {}).benefit_per_million == Approx(0).margin(1e-9));
}

TEST_CASE("progress is reported in the plan's own points") {
    std::vector<Progress> seen;
    Fleet fleet = mixed_office({20'000'000});
    Policies rules = policies();
    rules.locks = {{5, Lock::Kind::must_replace}};
    const Plan made = plan(fleet, rules, {}, [&](const Progress& progress) { seen.push_back(progress); });
    REQUIRE_FALSE(seen.empty());
    CHECK(seen.back().benefit <= made.benefit + 1e-6);
    CHECK(seen.back().bound >= made.benefit - 1e-6);
}

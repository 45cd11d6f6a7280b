#include "planner/options/options.h"
#include "planner/options/priced_options.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

TEST_CASE("a new machine at an empty seat brings a hundred points in each year, less what failures take") {
    Fleet fleet = office({0});
    add_seat(fleet, 0, std::nullopt);
    const Option buy{.kind = OptionKind::replace, .model = 0};
    CHECK(benefit_of(fleet, 0, buy, policies(), {2027}) == Approx(476));
    CHECK(benefit_of(fleet, 0, buy, policies(), {2030}) == Approx(193.85));
}

TEST_CASE("the weights of seat and role multiply the benefit") {
    Fleet fleet = office({0});
    add_seat(fleet, 0, std::nullopt);
    fleet.seats[0].weight = 2;
    fleet.roles[0].weight = 1.5;
    CHECK(benefit_of(fleet, 0, {.kind = OptionKind::replace, .model = 0}, policies(), {2027}) == Approx(1428));
}

TEST_CASE("what makes nothing better brings nothing, never less") {
    Fleet fleet = office({0});
    add_seat(fleet, 1, good_machine());
    fleet.catalogue.models[0].processor = {100};
    CHECK(benefit_of(fleet, 0, {.kind = OptionKind::replace, .model = 0}, policies(), {2027}) == 0);
    CHECK(benefit_of(fleet, 0, Option{}, policies(), {2027}) == 0);
}

TEST_CASE("support that ends inside the horizon lowers what keeping is worth") {
    Machine machine = good_machine();
    machine.operating_system = {"Debian GNU/Linux 12", day(2028, 6, 30), std::nullopt};
    const auto scores = yearly_scores(machine, clerk(), policies());
    REQUIRE(scores.size() == 5);
    CHECK(scores[0] == 100);
    CHECK(scores[1] < 70);
}

TEST_CASE("Windows 11 on ready hardware stays supported by its free releases") {
    const auto scores = yearly_scores(good_machine(), clerk(), policies());
    CHECK(std::all_of(scores.begin(), scores.end(), [](double score) { return score == 100; }));
}

TEST_CASE("Windows 11 on hardware off the list ends with its release") {
    Machine machine = good_machine();
    machine.processor.windows11 = Windows11Listing::not_listed;
    const auto scores = yearly_scores(machine, clerk(), policies());
    CHECK(scores.front() < 70); // 24H2 ends on 12 October 2027
}

TEST_CASE("a machine ages within the horizon") {
    Machine machine = good_machine();
    machine.purchased = day(2020, 1, 1);
    const auto scores = yearly_scores(machine, clerk(), policies());
    CHECK(scores[1] == 100);
    CHECK(scores[4] == Approx(100 - 3 * 3));
}

TEST_CASE("options priced for all seats are those priced one by one, on any number of threads") {
    Fleet fleet = office({0});
    for (int i = 0; i < 400; ++i) {
        add_seat(fleet, 0, weak_machine());
        add_seat(fleet, 1, good_machine());
    }
    Policies rules = policies();
    rules.years = 2;
    const auto together = priced_options(fleet, rules, 3);
    REQUIRE(together.size() == 800);
    for (std::uint32_t seat = 0; seat < 800; seat += 37) {
        const SeatOptions alone = priced_options(fleet, seat, rules);
        REQUIRE(together[seat].options.size() == alone.options.size());
        for (std::size_t i = 0; i < alone.options.size(); ++i) {
            const PricedOption& option = alone.options[i];
            CHECK(together[seat].options[i].option == option.option);
            CHECK(together[seat].options[i].benefit == option.benefit);
            CHECK(option.benefit == benefit_of(fleet, seat, option.option, rules, option.year));
        }
    }
}

#include "planner/funding/funding.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

Policies three_years() {
    Policies rules = policies();
    rules.years = 3;
    return rules;
}

Fund fund(const std::string& id, int year, Vnd amount) {
    return {.id = id, .name = {id, id}, .year = {year}, .amount = amount};
}

PaidLine desktop(int year, Vnd cost = {12'500'000}) {
    return {1, 0, {year}, SpendingKind::investment, ItemKind::desktop, cost};
}

/// What the first way to pay leaves room for: the narrowest budget that it draws on.
Vnd room(const Funding& funding, const Payment& payment) {
    Vnd least = funding.budgets()[payment.draws.front().budget];
    for (const Draw& draw : payment.draws)
        least = std::min(least, funding.budgets()[draw.budget]);
    return least;
}

} // namespace

TEST_CASE("a fund that carries over pays in later years too, from what is left up to then") {
    Fleet fleet = office({0});
    fleet.funds = {fund("a27", 2027, {10'000'000}), fund("a29", 2029, {5'000'000})};
    for (Fund& each : fleet.funds) {
        each.line = "a";
        each.carries_over = true;
    }
    const Funding funding(fleet, three_years());
    const auto first = funding.payments_for(desktop(2027));
    REQUIRE(first.size() == 1);
    CHECK(first[0].draws.size() == 3); // 2027, up to 2028, up to 2029
    CHECK(room(funding, first[0]) == Vnd{10'000'000});
    const auto second = funding.payments_for(desktop(2028));
    REQUIRE(second.size() == 1);
    CHECK(second[0].fund == 0); // no fund of 2028: what 2027 left
    CHECK(second[0].draws.size() == 2);
    const auto third = funding.payments_for(desktop(2029));
    REQUIRE(third.size() == 1);
    CHECK(third[0].fund == 1);
    CHECK(room(funding, third[0]) == Vnd{15'000'000});
}

TEST_CASE("a fund that does not carry over pays in its year alone") {
    Fleet fleet = office({0});
    fleet.funds = {fund("a27", 2027, {10'000'000}), fund("a28", 2028, {5'000'000})};
    for (Fund& each : fleet.funds)
        each.line = "a";
    const Funding funding(fleet, three_years());
    CHECK(funding.payments_for(desktop(2027))[0].draws.size() == 1);
    CHECK(room(funding, funding.payments_for(desktop(2028))[0]) == Vnd{5'000'000});
    CHECK(funding.payments_for(desktop(2029)).empty());
}

TEST_CASE("eligible units, roles and items are the only ones paid for") {
    Fleet fleet = office({0});
    fleet.units.push_back({"other", "Xã Khác", 0U});
    fleet.funds = {fund("a", 2027, {10'000'000})};
    fleet.funds[0].unit = 0U;
    fleet.funds[0].eligible_units = {1};
    fleet.funds[0].eligible_roles = {0};
    fleet.funds[0].eligible_items = {ItemKind::desktop, ItemKind::laptop};
    const Funding funding(fleet, three_years());
    PaidLine line = desktop(2027);
    CHECK(funding.payments_for(line).size() == 1);
    line.unit = 2;
    CHECK(funding.payments_for(line).empty());
    line = desktop(2027);
    line.role = 1;
    CHECK(funding.payments_for(line).empty());
    line = desktop(2027);
    line.item = ItemKind::parts;
    CHECK(funding.payments_for(line).empty());
}

TEST_CASE("a share that is kept is a budget of all others, one at most is a budget of its own") {
    Fleet fleet = office({0});
    fleet.funds = {fund("a", 2027, {10'000'001})};
    fleet.funds[0].shares = {
        {FundShare::Rule::at_most, Share::of(0.5), {}, {ItemKind::desktop}},
        {FundShare::Rule::kept, Share::of(0.25), {1}, {}}};
    const Funding funding(fleet, three_years());
    PaidLine line = desktop(2027);
    CHECK(room(funding, funding.payments_for(line)[0]) == Vnd{5'000'000}); // half, down to whole dong
    line.item = ItemKind::parts;
    CHECK(room(funding, funding.payments_for(line)[0]) == Vnd{10'000'001}); // unit 1 is whom it is kept for
    line.unit = 0;
    CHECK(room(funding, funding.payments_for(line)[0]) == Vnd{7'500'000}); // the kept quarter up to whole dong
}

TEST_CASE("the reserve of a fund is held back to the dong") {
    Fleet fleet = office({0});
    fleet.funds = {fund("a", 2027, {10'000'001})};
    Policies rules = three_years();
    rules.reserve = Share::of(0.1);
    const Funding funding(fleet, rules);
    CHECK(room(funding, funding.payments_for(desktop(2027))[0]) == Vnd{9'000'000});
}

TEST_CASE("one more dong in a fund is worth what the budgets that it widens are worth") {
    Fleet fleet = office({0});
    fleet.funds = {fund("a27", 2027, {10'000'000}), fund("a28", 2028, {5'000'000}), fund("past", 2020, {1})};
    for (Fund& each : fleet.funds)
        each.line = each.id == "past" ? "" : "a";
    fleet.funds[0].carries_over = true;
    const Funding funding(fleet, three_years());
    REQUIRE(funding.budgets().size() == 2);
    const std::vector<double> prices{1, 10};
    CHECK(funding.price_of(0, prices) == Approx(11));
    CHECK(funding.price_of(1, prices) == Approx(10));
    CHECK(funding.price_of(2, prices) == 0);
}

TEST_CASE("a share of money is parted to the dong, however great the amount") {
    constexpr Vnd most{1'000'000'000'000'000};
    CHECK(Share::of(1).down(most) == most);
    CHECK(Share::of(0.3).down(most) + Share::of(0.7).up(most) == most);
    CHECK(Share::of(1.0 / 3).down(Vnd{10}) == Vnd{3});
    CHECK(Share::of(1.0 / 3).up(Vnd{10}) == Vnd{4});
    CHECK(Share::of(0.8).least_count(5U) == 4);
    CHECK(Share::of(0.81).least_count(5U) == 5);
    CHECK(Share{}.least_count(5U) == 0);
}

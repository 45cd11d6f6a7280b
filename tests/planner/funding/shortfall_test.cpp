#include "planner/funding/shortfall.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <random>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

Fund fund(const std::string& id, int year, Vnd amount, std::optional<SpendingKind> kind = {}) {
    return {.id = id, .name = {id, id}, .year = {year}, .amount = amount, .kind = kind};
}

Demand demand(const Funding& funding, Vnd cost, SpendingKind kind, int year = 2027) {
    return {cost, funding.payments_for({1, 0, {year}, kind, ItemKind::desktop, cost})};
}

Policies two_years() {
    Policies rules = policies();
    rules.years = 2;
    return rules;
}

} // namespace

TEST_CASE("what the money meets has no shortfall") {
    Fleet fleet = office({25'000'000});
    const Funding funding(fleet, two_years());
    const std::vector<Demand> demands(2, demand(funding, {12'500'000}, SpendingKind::investment));
    CHECK(shortfalls(funding, demands).empty());
}

TEST_CASE("a shortfall names the demands and funds that it is about, and no others") {
    Fleet fleet = office({0});
    fleet.funds = {
        fund("investment", 2027, {20'000'000}, SpendingKind::investment),
        fund("recurrent", 2027, {50'000'000}, SpendingKind::recurrent)};
    const Funding funding(fleet, two_years());
    std::vector<Demand> demands(3, demand(funding, {12'500'000}, SpendingKind::investment));
    demands.push_back(demand(funding, {1'000'000}, SpendingKind::recurrent));
    const auto found = shortfalls(funding, demands);
    REQUIRE(found.size() == 1);
    CHECK(found[0].demands == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(found[0].funds == std::vector<std::uint32_t>{0});
    CHECK(found[0].cost == Vnd{37'500'000});
    CHECK(found[0].held == Vnd{20'000'000});
    CHECK(found[0].missing() == Vnd{17'500'000});
}

TEST_CASE("shortfalls that have no fund in common are told apart") {
    Fleet fleet = office({0});
    fleet.funds = {
        fund("investment", 2027, {2}, SpendingKind::investment), fund("recurrent", 2027, {3}, SpendingKind::recurrent)};
    const Funding funding(fleet, two_years());
    const std::vector<Demand> demands{
        demand(funding, {5}, SpendingKind::investment), demand(funding, {5}, SpendingKind::recurrent)};
    const auto found = shortfalls(funding, demands);
    REQUIRE(found.size() == 2);
    CHECK(found[0].missing() == Vnd{3});
    CHECK(found[1].missing() == Vnd{2});
}

TEST_CASE("what nobody may pay for is a shortfall without funds") {
    Fleet fleet = office({0});
    fleet.funds = {fund("recurrent", 2027, {3}, SpendingKind::recurrent)};
    const Funding funding(fleet, two_years());
    const std::vector<Demand> demands{demand(funding, {5}, SpendingKind::investment)};
    const auto found = shortfalls(funding, demands);
    REQUIRE(found.size() == 1);
    CHECK(found[0].funds.empty());
    CHECK(found[0].held == Vnd{0});
}

TEST_CASE("money carried over meets the demand of a later year, and never that of an earlier one") {
    Fleet fleet = office({0});
    fleet.funds = {fund("a27", 2027, {10}), fund("a28", 2028, {10})};
    for (Fund& each : fleet.funds) {
        each.line = "a";
        each.carries_over = true;
    }
    const Funding funding(fleet, two_years());
    const std::vector<Demand> later{demand(funding, {20}, SpendingKind::investment, 2028)};
    CHECK(shortfalls(funding, later).empty());
    const std::vector<Demand> earlier{demand(funding, {20}, SpendingKind::investment, 2027)};
    const auto found = shortfalls(funding, earlier);
    REQUIRE(found.size() == 1);
    CHECK(found[0].funds == std::vector<std::uint32_t>{0});
    CHECK(found[0].missing() == Vnd{10});
}

TEST_CASE("a share's limit is part of the cut") {
    Fleet fleet = office({100});
    fleet.funds[0].shares = {{FundShare::Rule::at_most, Share::of(0.3), {}, {ItemKind::desktop}}};
    const Funding funding(fleet, two_years());
    const std::vector<Demand> demands{demand(funding, {50}, SpendingKind::investment)};
    const auto found = shortfalls(funding, demands);
    REQUIRE(found.size() == 1);
    CHECK(found[0].held == Vnd{30});
}

TEST_CASE("the missing money is the greatest that any set of demands lacks") {
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        Fleet fleet = office({0});
        fleet.funds = {
            fund("any", 2027, {static_cast<std::int64_t>(random() % 20)}),
            fund("investment", 2027, {static_cast<std::int64_t>(random() % 20)}, SpendingKind::investment),
            fund("recurrent", 2027, {static_cast<std::int64_t>(random() % 20)}, SpendingKind::recurrent)};
        const Funding funding(fleet, two_years());
        std::vector<Demand> demands;
        std::vector<bool> invests;
        for (unsigned i = 0; i < 1 + random() % 5; ++i) {
            invests.push_back(random() % 2 == 0);
            demands.push_back(demand(
                funding, {static_cast<std::int64_t>(random() % 15)},
                invests.back() ? SpendingKind::investment : SpendingKind::recurrent));
        }
        std::int64_t most_missing = 0;
        for (unsigned set = 0; set < 1U << demands.size(); ++set) {
            std::int64_t cost = 0;
            bool investment = false;
            bool recurrent = false;
            for (unsigned i = 0; i < demands.size(); ++i) {
                if ((set >> i & 1U) == 0) continue;
                cost += demands[i].least.amount;
                (invests[i] ? investment : recurrent) = true;
            }
            std::int64_t held = investment || recurrent ? fleet.funds[0].amount.amount : 0;
            held += investment ? fleet.funds[1].amount.amount : 0;
            held += recurrent ? fleet.funds[2].amount.amount : 0;
            most_missing = std::max(most_missing, cost - held);
        }
        std::int64_t missing = 0;
        for (const Shortfall& each : shortfalls(funding, demands))
            missing += each.missing().amount;
        CHECK(missing == most_missing);
    }
}

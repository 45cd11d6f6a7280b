#include "planner/funding/settlement.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <random>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

Fund fund(
    const std::string& id, Vnd amount, std::optional<std::uint32_t> unit = {}, std::optional<SpendingKind> kind = {}) {
    return {.id = id, .name = {id, id}, .year = {2027}, .amount = amount, .unit = unit, .kind = kind};
}

Fleet two_communes() {
    Fleet fleet = office({0});
    fleet.units.push_back({"second", "Xã Hai", 0U});
    for (int i = 0; i < 6; ++i)
        fleet.seats[add_seat(fleet, 0, std::nullopt)].unit = i < 3 ? 1 : 2;
    return fleet;
}

SettledLine line(Vnd cost, std::uint32_t paid_by, std::uint32_t unit = 1) {
    return {{unit, 0, {2027}, SpendingKind::recurrent, ItemKind::parts, cost}, paid_by};
}

std::vector<std::uint32_t> payers(const std::vector<SettledLine>& lines) {
    std::vector<std::uint32_t> funds;
    for (const SettledLine& each : lines)
        funds.push_back(each.fund);
    return funds;
}

} // namespace

TEST_CASE("a unit's own money pays before the whole organisation's") {
    Fleet fleet = two_communes();
    fleet.funds = {fund("all", {10}), fund("own", {5}, 1U)};
    std::vector<SettledLine> lines{line({3}, 0), line({1}, 0), line({4}, 0)};
    settle(fleet, policies(), Funding(fleet, policies()), lines);
    CHECK(payers(lines) == std::vector<std::uint32_t>{0, 1, 1});
}

TEST_CASE("money of one kind pays before money of any, and what expires before what is carried over") {
    Fleet fleet = two_communes();
    fleet.funds = {fund("any", {9}), fund("recurrent", {9}, {}, SpendingKind::recurrent)};
    std::vector<SettledLine> lines{line({3}, 0), line({2}, 0)};
    settle(fleet, policies(), Funding(fleet, policies()), lines);
    CHECK(payers(lines) == std::vector<std::uint32_t>{1, 1});

    fleet.funds = {fund("carried", {9}), fund("expiring", {9})};
    fleet.funds[0].carries_over = true;
    lines = {line({3}, 0), line({2}, 1)};
    settle(fleet, policies(), Funding(fleet, policies()), lines);
    CHECK(payers(lines) == std::vector<std::uint32_t>{1, 1});
}

TEST_CASE("a line that the tied money cannot pay whole stays with the free money") {
    Fleet fleet = two_communes();
    fleet.funds = {fund("all", {10}), fund("own", {5}, 1U)};
    std::vector<SettledLine> lines{line({6}, 0)};
    settle(fleet, policies(), Funding(fleet, policies()), lines);
    CHECK(payers(lines) == std::vector<std::uint32_t>{0});
}

TEST_CASE("lines make room for each other where the flow says so") {
    Fleet fleet = two_communes();
    // The second commune may only turn to the district's recurrent money, the first to its own as well.
    fleet.funds = {fund("all", {20}), fund("district", {5}, 0U, SpendingKind::recurrent), fund("own", {5}, 1U)};
    std::vector<SettledLine> lines{line({5}, 1), line({5}, 0, 2)};
    settle(fleet, policies(), Funding(fleet, policies()), lines);
    CHECK(payers(lines) == std::vector<std::uint32_t>{2, 1});
}

TEST_CASE("whatever is settled, no fund pays more than it holds and no line changes") {
    std::mt19937 random(3);
    const Policies rules = policies();
    for (int round = 0; round < 200; ++round) {
        Fleet fleet = two_communes();
        const auto amount = [&](unsigned most) { return Vnd{static_cast<std::int64_t>(random() % most)}; };
        fleet.funds = {
            fund("all", amount(40)), fund("district", amount(20), 0U, SpendingKind::recurrent),
            fund("own", amount(20), 1U)};
        const Funding funding(fleet, rules);
        std::vector<Vnd> left;
        for (const Fund& each : fleet.funds)
            left.push_back(each.amount);
        std::vector<SettledLine> lines;
        for (int i = 0; i < 8; ++i) {
            SettledLine each = line(amount(9) + Vnd{1}, 0, 1 + random() % 2);
            const auto ways = funding.payments_for(each.line);
            each.fund = ways[random() % ways.size()].fund;
            if (left[each.fund] < each.line.cost) continue;
            left[each.fund] -= each.line.cost;
            lines.push_back(each);
        }
        const std::vector<SettledLine> before = lines;
        settle(fleet, rules, funding, lines);
        std::vector<Vnd> paid(fleet.funds.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            CHECK(lines[i].line.cost == before[i].line.cost);
            CHECK((lines[i].fund != 2 || lines[i].line.unit == 1));
            paid[lines[i].fund] += lines[i].line.cost;
        }
        for (std::size_t each = 0; each < paid.size(); ++each)
            CHECK(paid[each] <= fleet.funds[each].amount);
        CHECK(paid[0] <= fleet.funds[0].amount - left[0]); // the freest never pays more than before
    }
}

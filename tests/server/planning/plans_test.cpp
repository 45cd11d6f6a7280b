#include "server/planning/plans.h"
#include "server/planning/ranking.h"
#include "server/store/store_error.h"
#include "tests/server/planning/demo_office.h"
#include "tests/server/planning/planning_office.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;
using planning::LineAction;

namespace {

constexpr planner::Year next_year{2027};

store::Vnd cost_of_done(const planning::PlanDocument& plan) {
    store::Vnd sum;
    for (const auto& line : plan.lines)
        if (line.action != LineAction::left_out) sum += line.cost;
    return sum;
}

} // namespace

TEST_CASE("a plan stays within each fund, counts every seat and names its reasons", "[plans]") {
    DemoOffice office;
    const auto plan = office.what_if({.year = next_year});
    const auto& summary = plan.summary;
    REQUIRE_FALSE(summary.id);
    REQUIRE(summary.demo);
    REQUIRE(summary.seats == 421);
    REQUIRE(plan.lines.size() == 421);
    const auto& counts = summary.counts;
    REQUIRE(
        counts.replace + counts.upgrade + counts.hand_down + counts.switch_on + counts.keep + counts.left_out == 421);
    REQUIRE(summary.funds.size() > 20);
    store::Vnd spent;
    for (const auto& fund : summary.funds) {
        REQUIRE(fund.spent <= fund.amount);
        spent += fund.spent;
    }
    REQUIRE(spent == summary.spent);
    REQUIRE(cost_of_done(plan) == summary.spent);
    REQUIRE(summary.upper_bound >= summary.benefit);
    REQUIRE(summary.seats_fit_after > summary.seats_fit_before);
    REQUIRE_FALSE(summary.price_source.empty());
    for (const auto& line : plan.lines) {
        REQUIRE_FALSE(line.why.vi.empty());
        REQUIRE_FALSE(line.why.en.empty());
        if (line.cost > store::Vnd{} && line.action != LineAction::left_out) REQUIRE(line.fund);
    }
}

TEST_CASE("lines are what is done by benefit for the money, then what is left out, then what is kept", "[plans]") {
    DemoOffice office;
    const auto plan = office.what_if({.year = next_year, .budget = store::Vnd{600'000'000}});
    const auto group = [](const planning::PlanLine& line) {
        return line.action == LineAction::left_out ? 1 : line.action == LineAction::keep ? 2 : 0;
    };
    REQUIRE(std::ranges::is_sorted(plan.lines, {}, group));
    REQUIRE(plan.summary.counts.left_out > 0);
    REQUIRE(plan.summary.counts.replace + plan.summary.counts.upgrade > 0);
    const auto first = plan.lines.front();
    REQUIRE(first.cost == store::Vnd{}); // what costs nothing comes first
    for (const auto& line : plan.lines)
        if (line.action == LineAction::left_out) REQUIRE_FALSE(line.year);
}

TEST_CASE("one budget is spent as a whole and never passed", "[plans]") {
    DemoOffice office;
    store::Vnd before;
    double benefit = -1;
    for (const auto millions : {0, 50, 300, 1500}) {
        const store::Vnd budget{std::int64_t{millions} * 1'000'000};
        const auto plan = office.what_if({.year = next_year, .budget = budget});
        REQUIRE(plan.summary.budget == budget);
        REQUIRE(plan.summary.spent <= budget);
        REQUIRE(plan.summary.spent >= before);
        REQUIRE(plan.summary.benefit >= benefit);
        REQUIRE(plan.summary.funds.size() == 1);
        before = plan.summary.spent;
        benefit = plan.summary.benefit;
    }
}

TEST_CASE("the same question has the same answer", "[plans]") {
    DemoOffice office;
    auto one = office.what_if({.year = next_year});
    auto other = office.what_if({.year = next_year});
    one.summary.seconds = other.summary.seconds = 0;
    REQUIRE(planning::to_json(one) == planning::to_json(other));
}

TEST_CASE("a what-if stores nothing, a kept plan is read back as it was made, whatever changes later", "[plans]") {
    DemoOffice office;
    auto plan = office.what_if({.year = next_year, .budget = store::Vnd{500'000'000}});
    REQUIRE_FALSE(planning::latest_plan(*office.store().snapshot()));
    const auto id = planning::keep(office.store(), plan, "lan", at());
    REQUIRE(plan.summary.id == id);
    office.store().write([](store::Transaction& transaction) {
        for (const auto& seat : transaction.seats())
            transaction.assign(seat.id, std::nullopt);
    });
    const auto kept = planning::plan_by_id(*office.store().snapshot(), id);
    REQUIRE(kept);
    REQUIRE(kept->summary.id == id);
    REQUIRE(planning::to_json(*kept) == planning::to_json(plan));
    REQUIRE(planning::latest_plan(*office.store().snapshot())->summary.id == id);
    REQUIRE_FALSE(planning::plan_by_id(*office.store().snapshot(), store::PlanId{99}));
    const auto listed = office.store().snapshot()->plans(10).at(0);
    REQUIRE(listed.made_by == "lan");
    REQUIRE(listed.spent == plan.summary.spent);
    const auto trail = office.store().snapshot()->audit_trail({}, 1);
    REQUIRE(trail.at(0).action == "make-plan");
    REQUIRE(trail.at(0).actor == "lan");
}

TEST_CASE("a plan's lines are filtered and paged", "[plans]") {
    DemoOffice office;
    const auto plan = office.what_if({.year = next_year});
    const auto reviewed = office.reviewed();
    planning::PlanLineQuery query{.action = LineAction::replace, .limit = 20};
    std::size_t lines = 0;
    do {
        const auto page = planning::plan_lines(plan, query, *reviewed);
        REQUIRE(page.total == plan.summary.counts.replace);
        for (const auto& line : page.items)
            REQUIRE(line.action == LineAction::replace);
        lines += page.items.size();
        query.cursor = page.next_cursor.value_or("");
    } while (!query.cursor.empty());
    REQUIRE(lines == plan.summary.counts.replace);

    const auto commune = plan.lines.back().seat.unit;
    const auto of_unit = planning::plan_lines(plan, {.unit = commune, .limit = 500}, *reviewed);
    REQUIRE(of_unit.total > 0);
    REQUIRE(of_unit.total < 60);
    REQUIRE(std::ranges::all_of(of_unit.items, [&](const auto& line) { return line.seat.unit == commune; }));
    REQUIRE(planning::plan_lines(plan, {.words = "xa tan tap"}, *reviewed).total > 0);
    REQUIRE(planning::plan_lines(plan, {.words = "khong co dau ca"}, *reviewed).total == 0);
    REQUIRE_THROWS_AS(planning::plan_lines(plan, {.cursor = "r1"}, *reviewed), planning::BadCursor);
}

TEST_CASE("a year that is over, and one without money, are refused with what to do", "[plans]") {
    PlanningOffice office;
    office.add_seat(office.add_unit("vp", "Văn phòng"), "vp-01", "clerk");
    office.add_fund("tx", next_year, store::Vnd{50'000'000});
    const auto plan = [&](int year, std::optional<store::Vnd> budget) {
        return planning::what_if(
            *office.reviewed(), {.year = {year}, .budget = budget}, *office.store().snapshot(), at());
    };
    REQUIRE_THROWS_WITH(plan(2025, store::Vnd{1}), Catch::Contains("2025 is over"));
    REQUIRE_THROWS_WITH(plan(2028, std::nullopt), Catch::Contains("no fund for 2028"));
    REQUIRE_NOTHROW(plan(2028, store::Vnd{1}));
    REQUIRE(plan(2027, std::nullopt).summary.budget == store::Vnd{50'000'000});
}

TEST_CASE("what is not a kept plan is refused as damage", "[plans]") {
    REQUIRE_THROWS_AS(planning::plan_from_json("{}"), store::StoreCorrupt);
    REQUIRE_THROWS_AS(planning::plan_from_json("not json"), store::StoreCorrupt);
    REQUIRE_THROWS_AS(planning::plan_from_json(R"({"format":"rasoat-kept-plan/9"})"), store::StoreCorrupt);
    REQUIRE_THROWS_AS(planning::plan_from_json(R"({"format":"rasoat-kept-plan/1"})"), store::StoreCorrupt);
}

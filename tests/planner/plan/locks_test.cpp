#include "planner/plan.h"
#include "planner/plan_conflict.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;
using Catch::Contains;

namespace {

Fleet three_seats(Vnd money) {
    Fleet fleet = office(money);
    add_seat(fleet, 0, weak_machine());
    add_seat(fleet, 0, ancient_machine());
    add_seat(fleet, 0, std::nullopt);
    return fleet;
}

Policies with_lock(std::uint32_t seat, Lock::Kind kind) {
    Policies rules = policies();
    rules.locks = {{seat, kind}};
    return rules;
}

} // namespace

TEST_CASE("a seat locked to be kept gets nothing, not even for free") {
    const Plan made = plan(three_seats({100'000'000}), with_lock(0, Lock::Kind::keep), {});
    CHECK(made.lines[0].option.kind == OptionKind::keep);
    CHECK(made.lines[1].option.kind == OptionKind::replace);
}

TEST_CASE("a seat that must be replaced is, though an upgrade would do") {
    const Plan made = plan(three_seats({13'000'000}), with_lock(0, Lock::Kind::must_replace), {});
    CHECK(made.lines[0].option.kind == OptionKind::replace);
    CHECK(made.spent <= made.budget);
    CHECK(made.bound >= made.benefit);
    CHECK(made.bound <= made.benefit + 500);
}

TEST_CASE("a seat that must be upgraded or mended is") {
    CHECK(
        plan(three_seats({100'000'000}), with_lock(0, Lock::Kind::must_upgrade), {}).lines[0].option.kind ==
        OptionKind::upgrade);
    CHECK(
        plan(three_seats({13'000'000}), with_lock(1, Lock::Kind::must_mend), {}).lines[1].option.kind !=
        OptionKind::keep);
}

TEST_CASE("a must that has no option names the seat and why") {
    Fleet fleet = three_seats({100'000'000});
    fleet.machines[0].purchased = day(2025, 1, 1);
    CHECK_THROWS_WITH(
        plan(fleet, with_lock(0, Lock::Kind::must_replace), {}), Contains("seat 's1'") && Contains("too young"));
    CHECK_THROWS_AS(plan(fleet, with_lock(2, Lock::Kind::must_upgrade), {}), InvalidFleet);
}

TEST_CASE("musts that the money cannot pay name the seats, the funds and what is missing") {
    Policies rules = policies();
    rules.locks = {{1, Lock::Kind::must_replace}, {2, Lock::Kind::must_replace}};
    try {
        (void)plan(three_seats({20'000'000}), rules, {});
        FAIL("no conflict");
    } catch (const PlanConflict& conflict) {
        REQUIRE(conflict.conflicts.size() == 1);
        const Conflict& only = conflict.conflicts.front();
        CHECK(only.locked_seats == std::vector<std::uint32_t>{1, 2});
        CHECK(only.funds == std::vector<std::uint32_t>{0});
        CHECK(only.cost == Vnd{25'000'000});
        CHECK(only.held == Vnd{20'000'000});
        CHECK(only.proven);
        CHECK(
            conflict.text.vi == "2 vị trí bắt buộc phải thay đổi (Vị trí 2, Vị trí 3) cần ít nhất 25.000.000 đ; các "
                                "nguồn được chi cho việc này "
                                "(Ngân sách huyện 2027) chỉ trả được 20.000.000 đ; còn thiếu 5.000.000 đ. Hãy tăng một "
                                "trong các nguồn đó hoặc "
                                "bỏ bớt một yêu cầu.");
        CHECK(
            std::string(conflict.what()) ==
            "2 seats that must be changed (Vị trí 2, Vị trí 3) would cost VND 25,000,000 at least; the funds that may "
            "pay "
            "for it (District budget 2027) can pay VND 20,000,000 of it; VND 5,000,000 are missing. Raise one of these "
            "funds or ask for less.");
    }
    CHECK(plan(three_seats({25'000'000}), rules, {}).spent == Vnd{25'000'000});
}

TEST_CASE("musts that no fund could pay whole are refused though the money suffices in sum") {
    Fleet fleet = three_seats({13'000'000});
    fleet.funds.push_back({"commune/2027", {"Ngân sách xã", "Commune budget"}, {2027}, {12'000'000}, 1U, {}});
    Policies rules = policies();
    rules.locks = {{1, Lock::Kind::must_replace}, {2, Lock::Kind::must_replace}};
    try {
        (void)plan(fleet, rules, {});
        FAIL("no conflict");
    } catch (const PlanConflict& conflict) {
        REQUIRE(conflict.conflicts.size() == 1);
        CHECK(conflict.conflicts[0].by_search);
        CHECK_THAT(conflict.text.en, Contains("might suffice in sum"));
    }
}

TEST_CASE("locks that contradict each other are refused") {
    Policies rules = policies();
    rules.locks = {{1, Lock::Kind::must_replace}, {1, Lock::Kind::keep}};
    CHECK_THROWS_WITH(plan(three_seats({20'000'000}), rules, {}), Contains("seat 's2'") && Contains("contradict"));
    rules.locks = {{1, Lock::Kind::keep}, {1, Lock::Kind::keep}};
    CHECK_NOTHROW(plan(three_seats({20'000'000}), rules, {}));
}

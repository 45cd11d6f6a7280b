#include "tests/planner/choice/random_problem.h"

#include <catch2/catch.hpp>

#include <array>
#include <limits>
#include <string>

using namespace rasoat;
using planner::ChoiceProblem;
using planner::Draw;
using planner::InvalidProblem;
using planner::Vnd;

namespace {

using Draws = std::vector<Draw>;

std::string refusal(ChoiceProblem& problem, double benefit, const Draws& draws) {
    try {
        problem.add_option(benefit, draws);
    } catch (const InvalidProblem& error) {
        return error.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("nothing to choose from is a plan of nothing, proven", "[choice]") {
    const auto choice = planner::choose({}, {});
    tests::require_sound({}, choice);
    REQUIRE(choice.proven_optimal);
    REQUIRE(choice.benefit == 0);
    REQUIRE(choice.gap() == 0);
}

TEST_CASE("a budget of zero buys only what costs nothing", "[choice]") {
    ChoiceProblem problem;
    problem.add_budget(Vnd{0});
    problem.add_seat();
    problem.add_option(100, Draws{{0, Vnd{1}}});
    problem.add_option(3, Draws{{0, Vnd{0}}});
    problem.add_option(2, Draws{});
    const auto choice = planner::choose(problem, {});
    tests::require_sound(problem, choice);
    REQUIRE(choice.proven_optimal);
    REQUIRE(choice.chosen.front() == 1U);
}

TEST_CASE("one seat takes the best option that the budget allows, to the dong", "[choice]") {
    ChoiceProblem problem;
    problem.add_budget(Vnd{12'500'000});
    problem.add_seat();
    problem.add_option(80, Draws{{0, Vnd{12'500'000}}});
    problem.add_option(90, Draws{{0, Vnd{12'500'001}}});
    const auto choice = planner::choose(problem, {});
    tests::require_sound(problem, choice);
    REQUIRE(choice.chosen.front() == 0U);
    REQUIRE(choice.proven_optimal);
}

TEST_CASE("a draw named twice on one budget counts twice", "[choice]") {
    ChoiceProblem problem;
    problem.add_budget(Vnd{10});
    problem.add_seat();
    problem.add_option(80, Draws{{0, Vnd{6}}, {0, Vnd{6}}});
    problem.add_option(10, Draws{{0, Vnd{5}}, {0, Vnd{5}}});
    const auto choice = planner::choose(problem, {});
    tests::require_sound(problem, choice);
    REQUIRE(choice.chosen.front() == 1U);
}

TEST_CASE("where every option costs more than every budget, nothing is bought, proven", "[choice]") {
    ChoiceProblem problem;
    problem.add_budget(Vnd{10});
    for (int i = 0; i < 100; ++i) {
        problem.add_seat();
        problem.add_option(5, Draws{{0, Vnd{11}}});
    }
    const auto choice = planner::choose(problem, {});
    tests::require_sound(problem, choice);
    REQUIRE(choice.benefit == 0);
    REQUIRE(choice.proven_optimal);
}

TEST_CASE("a hundred thousand identical seats are proven", "[choice]") {
    ChoiceProblem problem;
    problem.add_budget(Vnd{777'777});
    for (int i = 0; i < 100'000; ++i) {
        problem.add_seat();
        problem.add_option(3, Draws{{0, Vnd{10}}});
        problem.add_option(4, Draws{{0, Vnd{20}}});
    }
    const auto choice = planner::choose(problem, {});
    tests::require_sound(problem, choice);
    REQUIRE(choice.proven_optimal);
    REQUIRE(choice.benefit == Approx(3 * 77'777));
}

TEST_CASE("where all benefits are equal, the plan is proven", "[choice]") {
    tests::ProblemShape shape;
    shape.seats = 30;
    const auto random = tests::random_problem(shape, 5);
    ChoiceProblem problem;
    for (std::size_t b = 0; b < random.budget_count(); ++b)
        problem.add_budget(random.budget(b));
    for (std::size_t seat = 0; seat < random.seat_count(); ++seat) {
        problem.add_seat();
        for (std::size_t o = random.first_option(seat); o < random.first_option(seat + 1); ++o)
            problem.add_option(1, random.draws(o));
    }
    const auto choice = planner::choose(problem, {});
    tests::require_sound(problem, choice);
    REQUIRE(choice.proven_optimal);
}

TEST_CASE("amounts near 2^62 dong are summed without wrapping, and beyond it refused", "[choice]") {
    constexpr std::int64_t greatest = std::int64_t{1} << 62;
    ChoiceProblem problem;
    REQUIRE_THROWS_AS(problem.add_budget(Vnd{-1}), InvalidProblem);
    REQUIRE_THROWS_AS(problem.add_budget(Vnd{greatest + 1}), InvalidProblem);
    problem.add_budget(Vnd{greatest});
    problem.add_budget(Vnd{greatest - 1});
    REQUIRE(refusal(problem, 1, {}) == "an option was added before any seat");
    problem.add_seat();
    problem.add_option(7, Draws{{0, Vnd{greatest - 2}}});
    REQUIRE(refusal(problem, 9, Draws{{1, Vnd{3}}}) == "the sum of all amounts drawn would pass 2^62 dong");
    REQUIRE(
        refusal(problem, 9, Draws{{1, Vnd{1}}, {1, Vnd{std::numeric_limits<std::int64_t>::max()}}}) ==
        "the sum of all amounts drawn would pass 2^62 dong");
    problem.add_option(9, Draws{{1, Vnd{2}}});
    REQUIRE(problem.option_count() == 2);
    const auto choice = planner::choose(problem, {});
    tests::require_sound(problem, choice);
    REQUIRE(choice.benefit == 9);
}

TEST_CASE("an option that makes no sense is refused with the reason, and leaves nothing behind", "[choice]") {
    ChoiceProblem problem;
    problem.add_budget(Vnd{5});
    problem.add_seat();
    REQUIRE(refusal(problem, -1, {}).starts_with("the benefit is negative"));
    REQUIRE(refusal(problem, std::numeric_limits<double>::quiet_NaN(), {}) == "the benefit is not a finite number");
    REQUIRE(refusal(problem, std::numeric_limits<double>::infinity(), {}) == "the benefit is not a finite number");
    REQUIRE(refusal(problem, 1, Draws{{1, Vnd{1}}}) == "a draw names budget 1, which does not exist");
    REQUIRE(refusal(problem, 1, Draws{{0, Vnd{-1}}}) == "an amount drawn is negative: -1 dong");
    problem.add_option(std::numeric_limits<double>::max(), {});
    REQUIRE(refusal(problem, std::numeric_limits<double>::max(), {}) == "the sum of all benefits is not finite");
    REQUIRE(problem.option_count() == 1);
}

TEST_CASE("a search cancelled before it starts still gives a plan and a bound", "[choice]") {
    tests::ProblemShape shape;
    shape.seats = 200;
    shape.budgets = 8;
    const auto problem = tests::random_problem(shape, 3);
    std::stop_source source;
    source.request_stop();
    planner::Limits limits;
    limits.cancelled = source.get_token();
    const auto choice = planner::choose(problem, limits);
    tests::require_sound(problem, choice);
    REQUIRE(choice.stopped_by == planner::StoppedBy::cancellation);
}

#include "planner/sample/district.h"
#include "tests/planner/choice/random_problem.h"

#include <catch2/catch.hpp>

#include <limits>
#include <thread>

using namespace rasoat;

namespace {

void require_same(const planner::Choice& a, const planner::Choice& b) {
    REQUIRE(a.chosen == b.chosen);
    REQUIRE(a.spent == b.spent);
    REQUIRE(a.prices == b.prices);
    REQUIRE(a.benefit == b.benefit);
    REQUIRE(a.bound == b.bound);
    REQUIRE(a.proven_optimal == b.proven_optimal);
    REQUIRE(a.stopped_by == b.stopped_by);
}

void require_same_by_threads(const planner::ChoiceProblem& problem, std::uint64_t nodes) {
    planner::Limits limits;
    limits.nodes = nodes;
    const auto alone = planner::choose(problem, limits);
    tests::require_sound(problem, alone);
    for (const unsigned threads : {1U, 2U, 5U}) {
        limits.threads = threads;
        require_same(alone, planner::choose(problem, limits));
    }
}

} // namespace

TEST_CASE("the same district gives the same plan to the bit, whatever the number of threads", "[choice]") {
    for (const std::uint64_t nodes : {0ULL, 1'000ULL, 20'000ULL}) {
        CAPTURE(nodes);
        require_same_by_threads(planner::sample::district({120, 6, 3, 4, 0.25}, {}).problem, nodes);
    }
}

TEST_CASE("the same problem of shared budgets gives the same plan to the bit", "[choice]") {
    tests::ProblemShape shape;
    shape.seats = 40;
    shape.options = 6;
    shape.budgets = 5;
    shape.draws = 5;
    require_same_by_threads(tests::random_problem(shape, 11), 5'000);
}

TEST_CASE("a proof ends the same with every number of threads", "[choice]") {
    const auto problem = planner::sample::district({36, 3, 1, 9, 0.25}, {}).problem;
    planner::Limits limits;
    const auto alone = planner::choose(problem, limits);
    REQUIRE(alone.proven_optimal);
    limits.threads = 4;
    require_same(alone, planner::choose(problem, limits));
}

TEST_CASE("progress only gets better, from the caller's thread", "[choice]") {
    const auto caller = std::this_thread::get_id();
    double benefit = 0;
    double bound = std::numeric_limits<double>::infinity();
    int calls = 0;
    planner::Limits limits;
    limits.nodes = 20'000;
    limits.threads = 2;
    const auto problem = planner::sample::district({120, 6, 3, 4, 0.25}, {}).problem;
    const auto choice = planner::choose(problem, limits, [&](const planner::Progress& progress) {
        ++calls;
        REQUIRE(std::this_thread::get_id() == caller);
        REQUIRE(progress.benefit >= benefit);
        REQUIRE(progress.bound <= bound);
        benefit = progress.benefit;
        bound = progress.bound;
    });
    REQUIRE(calls > 0);
    REQUIRE(choice.benefit >= benefit * (1 - 1e-12));
    REQUIRE(choice.bound <= bound * (1 + 1e-9));
}

#include "planner/sample/district.h"
#include "planner/sample/random.h"
#include "tests/planner/choice/lp.h"
#include "tests/planner/choice/random_problem.h"

#include <catch2/catch.hpp>

#include <iostream>

using namespace rasoat;

namespace {

/// False, with a word on it, where CBC is not installed.
bool same_as_cbc(const planner::ChoiceProblem& problem) {
    const auto choice = planner::choose(problem, {});
    tests::require_sound(problem, choice);
    REQUIRE(choice.proven_optimal);
    const auto best = tests::best_by_cbc(problem);
    if (!best) {
        std::cout << "skipped: cbc is not installed (Debian package coinor-cbc)\n";
        return false;
    }
    REQUIRE(choice.benefit == Approx(*best).epsilon(1e-6).margin(1e-6));
    return true;
}

} // namespace

TEST_CASE("random problems of a few dozen seats come out as CBC proves them", "[choice][cbc]") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        planner::sample::Random random(seed);
        tests::ProblemShape shape;
        shape.seats = static_cast<std::uint32_t>(5 + random.below(20));
        shape.options = static_cast<std::uint32_t>(1 + random.below(5));
        shape.budgets = static_cast<std::uint32_t>(1 + random.below(5));
        shape.draws = static_cast<std::uint32_t>(1 + random.below(3));
        shape.greatest_cost = random.below(2) == 0 ? 30 : 1'000'000;
        shape.tightness = random.between(0.1, 0.6);
        if (!same_as_cbc(tests::random_problem(shape, seed))) return;
    }
}

TEST_CASE("small districts come out as CBC proves them", "[choice][cbc]") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const std::uint32_t years = 1 + seed % 2;
        const auto named = planner::sample::district({12, 2, years, seed, 0.25}, planner::sample::Names::omitted);
        if (!same_as_cbc(named.problem)) return;
    }
}

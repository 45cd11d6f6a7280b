#include "planner/sample/district.h"
#include "tests/planner/choice/random_problem.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using planner::ChoiceProblem;
using planner::Vnd;

namespace {

/// The best benefit by trying everything, seat after seat.
double best_of_all(const ChoiceProblem& problem, std::size_t seat, std::vector<Vnd>& left) {
    if (seat == problem.seat_count()) return 0;
    double best = best_of_all(problem, seat + 1, left);
    for (std::size_t o = problem.first_option(seat); o < problem.first_option(seat + 1); ++o) {
        for (const auto& draw : problem.draws(o))
            left[draw.budget] -= draw.amount;
        if (std::all_of(left.begin(), left.end(), [](Vnd v) { return v >= Vnd{}; }))
            best = std::max(best, problem.benefit(o) + best_of_all(problem, seat + 1, left));
        for (const auto& draw : problem.draws(o))
            left[draw.budget] += draw.amount;
    }
    return best;
}

double best_of_all(const ChoiceProblem& problem) {
    std::vector<Vnd> left;
    for (std::size_t b = 0; b < problem.budget_count(); ++b)
        left.push_back(problem.budget(b));
    return best_of_all(problem, 0, left);
}

} // namespace

TEST_CASE("small problems are solved as well as by trying everything, and proven", "[choice]") {
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        CAPTURE(seed);
        const auto problem = tests::random_problem(tests::small_shape(seed), seed);
        const auto choice = planner::choose(problem, {});
        tests::require_sound(problem, choice);
        REQUIRE(choice.proven_optimal);
        REQUIRE(choice.benefit == Approx(best_of_all(problem)).epsilon(1e-9).margin(1e-9));
    }
}

TEST_CASE("units tied by a district's money are solved as well as by trying everything, and proven", "[choice]") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const std::uint32_t years = 1 + seed % 2;
        const double share = 0.05 + 0.1 * static_cast<double>(seed % 7);
        const auto problem =
            planner::sample::district({5, 2 + static_cast<std::uint32_t>(seed % 2), years, seed, share}, {}).problem;
        const auto choice = planner::choose(problem, {});
        tests::require_sound(problem, choice);
        REQUIRE(choice.proven_optimal);
        REQUIRE(choice.benefit == Approx(best_of_all(problem)).epsilon(1e-9).margin(1e-9));
    }
}

TEST_CASE("the bound is never below the best, however early the search stops", "[choice]") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const auto problem = tests::random_problem(tests::small_shape(seed), seed);
        const double best = best_of_all(problem);
        for (const std::uint64_t nodes : {0ULL, 1ULL, 10ULL, 100ULL}) {
            planner::Limits limits;
            limits.nodes = nodes;
            const auto choice = planner::choose(problem, limits);
            tests::require_sound(problem, choice);
            REQUIRE(choice.bound >= best * (1 - 1e-12));
            if (choice.proven_optimal) REQUIRE(choice.benefit == Approx(best).epsilon(1e-9).margin(1e-9));
        }
        planner::Limits over;
        over.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
        const auto choice = planner::choose(problem, over);
        tests::require_sound(problem, choice);
        REQUIRE(choice.bound >= best * (1 - 1e-12));
    }
}

#include "planner/sample/district.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using planner::sample::district;
using planner::sample::Names;

TEST_CASE("a sample district is the same from the same seed and another from another", "[sample]") {
    const auto text = [](std::uint64_t seed) {
        return planner::write_choice_problem(district({40, 3, 2, seed, 0.25}, Names::given));
    };
    REQUIRE(text(1) == text(1));
    REQUIRE(text(1) != text(2));
}

TEST_CASE("a sample district has six options a year, a budget for each unit and year, and the district's", "[sample]") {
    const auto named = district({40, 3, 2, 7, 0.25}, Names::given);
    REQUIRE(named.problem.seat_count() == 40);
    REQUIRE(named.problem.option_count() == 480);
    REQUIRE(named.problem.budget_count() == 3 * 2 + 2);
    REQUIRE(named.budget_ids.front() == "unit-01/2027");
    REQUIRE(named.budget_ids.back() == "district/2028");
    REQUIRE(named.option_ids[11] == "laptop/2028");
    REQUIRE(named.problem.draws(0).size() == 2);
    REQUIRE(district({40, 1, 1, 7, 0.25}, Names::omitted).problem.budget_count() == 1);
}

TEST_CASE("a district's budgets are the share asked of what new machines for all would cost", "[sample]") {
    const auto problem = district({2000, 1, 1, 3, 0.25}, Names::omitted).problem;
    double need = 0;
    for (std::size_t seat = 0; seat < problem.seat_count(); ++seat)
        need += static_cast<double>(problem.draws(problem.first_option(seat) + 3)[0].amount.amount);
    REQUIRE(static_cast<double>(problem.budget(0).amount) == Approx(0.25 * need).epsilon(0.26));
}

TEST_CASE("prices grow by year, and what is done later serves for less long", "[sample]") {
    const auto problem = district({50, 1, 3, 3, 0.25}, Names::omitted).problem;
    double early = 0;
    double late = 0;
    for (std::size_t seat = 0; seat < problem.seat_count(); ++seat) {
        const std::size_t first = problem.first_option(seat);
        for (std::size_t kind = 0; kind < 6; ++kind) {
            REQUIRE(problem.draws(first + kind)[0].amount < problem.draws(first + 6 + kind)[0].amount);
            early += problem.benefit(first + kind);
            late += problem.benefit(first + 12 + kind);
        }
    }
    REQUIRE(early > 2 * late);
}

TEST_CASE("a district without seats, or with more units than seats, is refused", "[sample]") {
    REQUIRE_THROWS_AS(district({0, 1, 1, 1, 0.25}, Names::omitted), planner::InvalidProblem);
    REQUIRE_THROWS_AS(district({3, 4, 1, 1, 0.25}, Names::omitted), planner::InvalidProblem);
}

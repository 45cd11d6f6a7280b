#include "tests/planner/choice/random_problem.h"

#include "planner/sample/random.h"

#include <catch2/catch.hpp>

#include <vector>

namespace rasoat::tests {

using planner::Draw;
using planner::Vnd;
using planner::sample::Random;

planner::ChoiceProblem random_problem(const ProblemShape& shape, std::uint64_t seed) {
    Random random(seed);
    planner::ChoiceProblem problem;
    const double mean =
        static_cast<double>(shape.greatest_cost) * shape.seats * shape.draws / (2.0 * std::max(1U, shape.budgets));
    for (std::uint32_t b = 0; b < shape.budgets; ++b)
        problem.add_budget({static_cast<std::int64_t>(mean * shape.tightness * random.between(0.5, 1.5))});
    for (std::uint32_t s = 0; s < shape.seats; ++s) {
        problem.add_seat();
        const auto options = random.below(shape.options + 1);
        for (std::uint64_t o = 0; o < options; ++o) {
            std::vector<Draw> draws;
            double cost = 0;
            const auto count = shape.budgets == 0 ? 0 : random.below(shape.draws + 1);
            for (std::uint64_t d = 0; d < count; ++d) {
                const auto amount =
                    static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(shape.greatest_cost)));
                draws.push_back({static_cast<std::uint32_t>(random.below(shape.budgets)), Vnd{amount}});
                cost += static_cast<double>(amount);
            }
            const double benefit = shape.by_cost ? cost + 2 : random.between(0, 100);
            problem.add_option(benefit, draws);
        }
    }
    return problem;
}

ProblemShape small_shape(std::uint64_t seed) {
    Random random(seed ^ 0x7368617065ULL);
    ProblemShape shape;
    shape.seats = static_cast<std::uint32_t>(1 + random.below(7));
    shape.options = static_cast<std::uint32_t>(1 + random.below(4));
    shape.budgets = static_cast<std::uint32_t>(random.below(6));
    shape.draws = static_cast<std::uint32_t>(1 + random.below(4));
    shape.greatest_cost = random.below(2) == 0 ? 12 : 1'000'000;
    shape.tightness = random.between(0, 0.9);
    shape.by_cost = random.below(3) == 0;
    return shape;
}

void require_sound(const planner::ChoiceProblem& problem, const planner::Choice& choice) {
    REQUIRE(choice.chosen.size() == problem.seat_count());
    REQUIRE(choice.spent.size() == problem.budget_count());
    REQUIRE(choice.prices.size() == problem.budget_count());
    std::vector<Vnd> spent(problem.budget_count());
    double benefit = 0;
    for (std::size_t seat = 0; seat < problem.seat_count(); ++seat) {
        if (!choice.chosen[seat]) continue;
        const std::size_t option = problem.first_option(seat) + *choice.chosen[seat];
        REQUIRE(option < problem.first_option(seat + 1));
        benefit += problem.benefit(option);
        for (const Draw& draw : problem.draws(option))
            spent[draw.budget] += draw.amount;
    }
    for (std::size_t b = 0; b < spent.size(); ++b) {
        REQUIRE(spent[b] == choice.spent[b]);
        REQUIRE(spent[b] <= problem.budget(b));
        REQUIRE(choice.prices[b] >= 0);
    }
    REQUIRE(choice.benefit == Approx(benefit).epsilon(1e-12));
    REQUIRE(choice.bound >= choice.benefit);
    if (choice.proven_optimal) {
        REQUIRE(choice.gap() <= 1e-9);
        REQUIRE(choice.stopped_by == planner::StoppedBy::proof);
    } else {
        REQUIRE(choice.stopped_by != planner::StoppedBy::proof);
    }
}

} // namespace rasoat::tests

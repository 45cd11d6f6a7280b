#pragma once

#include "planner/choice/choice.h"

#include <cstdint>

namespace rasoat::tests {

struct ProblemShape {
    std::uint32_t seats = 5;
    std::uint32_t options = 3; ///< a seat, at most
    std::uint32_t budgets = 2;
    std::uint32_t draws = 2; ///< an option, at most
    std::int64_t greatest_cost = 20;
    double tightness = 0.4; ///< budget over the sum of mean costs
    bool by_cost = false;   ///< benefits follow costs closely, which makes it hard
};

/// The same shape and seed make the same problem.
planner::ChoiceProblem random_problem(const ProblemShape& shape, std::uint64_t seed);

/// A shape drawn from the seed, small enough for brute force.
ProblemShape small_shape(std::uint64_t seed);

/// Fails the test case where the answer breaks a promise: a budget overdrawn, sums that do not add up, a bound below
/// the benefit, a proof with a gap.
void require_sound(const planner::ChoiceProblem& problem, const planner::Choice& choice);

} // namespace rasoat::tests

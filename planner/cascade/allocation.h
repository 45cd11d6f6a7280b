#pragma once

#include "planner/cascade/cascade.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rasoat::planner::cascade {

/// What each seat gets, machines that move included.
struct Allocation {
    std::vector<std::uint32_t> option; ///< by seat: index over all options of the problem, or none
    std::vector<std::uint32_t> source; ///< by seat: the machine handed down to it, or none
    double benefit = 0;
};

/// What the seat's part of an allocation brings.
[[nodiscard]] double benefit_at(const CascadeProblem& problem, const Allocation& allocation, std::uint32_t seat);

/// The best moves that go with what was picked for each seat (index over all options, or none): what is bought stays
/// bought unless the seat receives a machine instead; picks to receive are wishes. Costs no more than the picks do, so
/// it is within every budget if they are.
[[nodiscard]] Allocation
with_best_moves(const CascadeProblem& problem, const std::vector<std::uint32_t>& picks, unsigned threads);

/// The best plan at prices of money instead of budgets: every option at its benefit less what its draws cost. Exact
/// with one year; with several, year after year, each knowing the later years' new machines but not what these set
/// free.
[[nodiscard]] Allocation
moves_at_prices(const CascadeProblem& problem, std::span<const double> money_prices, unsigned threads);

/// What the allocation takes from each budget.
[[nodiscard]] std::vector<Vnd> spent_by(const CascadeProblem& problem, const Allocation& allocation);

} // namespace rasoat::planner::cascade

#pragma once

#include "planner/choice/effort.h"
#include "planner/choice/instance.h"

#include <vector>

namespace rasoat::planner::choice {

/// Prices of money, benefit per dong, one a budget. For any prices >= 0 the sum of `price x capacity` and of every
/// seat's best `benefit - price x cost` is a bound on all choices (Lagrangian relaxation of the budgets).
struct Prices {
    std::vector<double> price;
    double bound = 0;
};

/// What an option brings above what its money is worth.
[[nodiscard]] double surplus(const Instance& instance, const std::vector<double>& price, std::uint32_t option);

/// Prices near the best, by multiplicative steps: an overdrawn budget grows dearer, an idle one cheaper. The step
/// shrinks from iteration to iteration. Large instances get fewer iterations. On small ones they go on where time is
/// over, so that every plan has at least them.
[[nodiscard]] Prices rough_prices(const Instance& instance, int iterations, const Effort& effort);

} // namespace rasoat::planner::choice

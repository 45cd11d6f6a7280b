#pragma once

#include "planner/offers/offers.h"

#include <functional>
#include <optional>
#include <vector>

namespace rasoat::planner {

/// What was chosen, and how good it provably is.
struct Solution {
    std::vector<std::optional<Offer>> taken; ///< for each seat; none: it is kept
    /// For each seat the machine handed down to it; `taken` then tells the payer alone. Empty where nothing moves.
    std::vector<std::optional<PricedOption>> received;
    std::vector<double> prices; ///< worth of one more dong in each budget of the funding
    double benefit = 0;         ///< of what was taken, without rewards
    double worth = 0;           ///< benefit and rewards
    double bound = 0;           ///< no choice within the same money is worth more
    bool proven_optimal = false;
    StoppedBy stopped_by = StoppedBy::proof;
};

/// What was taken at a seat; none: it is kept.
[[nodiscard]] const PricedOption* option_taken(const Task& task, const Solution& solution, std::uint32_t seat);

/// Whether the seat is fit at the end of that year.
[[nodiscard]] bool fit_at(const Task& task, const Solution& solution, std::uint32_t seat, Year year);

/// How a task is solved for some rewards. Policies that steer by rewards or prices call it again and again, the latter
/// with the options of the same seats at other prices, and know no more of it.
using Solver = std::function<Solution(const Task&, const Rewards&, const Limits&, const ProgressSink&)>;

/// The greatest worth within the money, every seat by itself: no machine changes its seat.
[[nodiscard]] Solution
solve(const Task& task, const Rewards& rewards, const Limits& limits, const ProgressSink& on_progress = {});

} // namespace rasoat::planner

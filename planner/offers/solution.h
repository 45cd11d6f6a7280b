#pragma once

#include "planner/offers/offers.h"

#include <functional>
#include <optional>
#include <vector>

namespace rasoat::planner {

/// What was chosen, and how good it provably is.
struct Solution {
    std::vector<std::optional<Offer>> taken; ///< for each seat; none: it is kept
    std::vector<double> prices;              ///< worth of one more dong in each budget of the funding
    double worth = 0;                        ///< benefit and rewards
    double bound = 0;                        ///< no choice within the same money is worth more
    bool proven_optimal = false;
    StoppedBy stopped_by = StoppedBy::proof;
};

/// How a task is solved for some rewards. Policies that steer by rewards call it again and again and know no more of
/// it.
using Solver = std::function<Solution(const Rewards&, const Limits&, const ProgressSink&)>;

/// The greatest worth within the money, every seat by itself: no machine changes its seat.
[[nodiscard]] Solution
solve(const Task& task, const Rewards& rewards, const Limits& limits, const ProgressSink& on_progress = {});

} // namespace rasoat::planner

#pragma once

#include "server/planning/plan_making.h"

#include <chrono>
#include <optional>
#include <vector>

/// What the officer's locks cost: the plan with all of them against the plan without one.
namespace rasoat::planning {

struct LockPrice {
    SeatLock lock;
    double benefit = 0;         ///< points that the plan without it brings more
    double at_least = 0;        ///< of the best plans there are, by the bounds of those found
    double at_most = 0;         ///< likewise; infinite where there was no time for a bound
    std::int64_t seats_fit = 0; ///< seats that the plan without it mends more
    store::Vnd spent;           ///< what the plan with it spends more; may be below 0
};

struct LockPrices {
    std::vector<LockPrice> items; ///< in the order of the settings
    bool complete = true;         ///< false: the time was over before all were reckoned
};

/// Of one lock, which is added to those of the settings in place of one on the same seat; or of each of them. Throws
/// PlanRefused where they leave no plan.
[[nodiscard]] LockPrices lock_prices(
    const ReviewedFleet& reviewed, PlanSettings settings, const std::optional<SeatLock>& only,
    std::chrono::milliseconds time_limit);

} // namespace rasoat::planning

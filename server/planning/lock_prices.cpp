#include "server/planning/lock_prices.h"

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

using Clock = std::chrono::steady_clock;

PlanSettings without(PlanSettings settings, const SeatLock& lock) {
    std::erase_if(settings.locks, [&](const SeatLock& other) { return other.seat == lock.seat; });
    return settings;
}

LockPrice price_of(const SeatLock& lock, const planner::Plan& with, const planner::Plan& without) {
    LockPrice price{lock, without.benefit - with.benefit, 0, 0, 0, {}};
    price.at_least = std::max(0.0, without.benefit - with.bound);
    price.at_most = std::max(price.at_least, without.bound - with.benefit);
    price.seats_fit = std::int64_t{without.seats_fit_after} - std::int64_t{with.seats_fit_after};
    price.spent = with.spent - without.spent;
    return price;
}

} // namespace

LockPrices lock_prices(
    const ReviewedFleet& reviewed, PlanSettings settings, const std::optional<SeatLock>& only,
    std::chrono::milliseconds time_limit) {
    if (only) {
        settings = without(std::move(settings), *only);
        settings.locks.push_back(*only);
    }
    const auto asked = only ? std::vector{*only} : settings.locks;
    const auto end = Clock::now() + time_limit;
    // Each plan gets the same time, so that their differences are not those of their time.
    planner::Limits limits;
    const auto share = time_limit / static_cast<std::int64_t>(asked.size() + 1);
    const auto plan = [&](const PlanSettings& some) {
        limits.deadline = std::min(end, Clock::now() + share);
        return make_plan(reviewed, some, limits).plan;
    };
    LockPrices prices;
    if (asked.empty()) return prices;
    const auto with = plan(settings);
    for (const auto& lock : asked) {
        if (Clock::now() >= end) {
            prices.complete = false;
            break;
        }
        prices.items.push_back(price_of(lock, with, plan(without(settings, lock))));
    }
    return prices;
}

} // namespace rasoat::planning

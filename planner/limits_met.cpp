#include "planner/limits_met.h"

#include "planner/funding/shortfall.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

Conflict::AskedShare asked_share(const Task& task, const CoverageGroup& group) {
    return {group.unit, group.by, static_cast<std::uint32_t>(group.seats.size()), group.need, most_fit(task, group)};
}

/// What changing the seat costs at least, and all ways to pay for any of its options.
Demand demand_of_lock(const Task& task, std::uint32_t seat) {
    Demand demand;
    const auto& options = task.seats[seat].options;
    demand.least = std::ranges::min_element(options, {}, &PricedOption::cost)->cost;
    for (const PricedOption& option : options)
        for (Payment& payment :
             task.funding.payments_for(paid_line_of(task.fleet.seats[seat], option, task.fleet.catalogue)))
            demand.ways.push_back(std::move(payment));
    return demand;
}

} // namespace

std::vector<Conflict> conflicts_in(const Task& task, const LockOfSeat& locks, std::span<const CoverageGroup> groups) {
    // What an exchange can mend costs nothing, so then only the locks that ask for a purchase tell of money.
    const bool exchanges = task.policies.cascade != CascadePool::none;
    if (exchanges) groups = {};
    std::vector<Conflict> conflicts;
    for (const CoverageGroup& group : groups) {
        const Conflict::AskedShare asked = asked_share(task, group);
        if (asked.most >= asked.need) continue;
        conflicts.emplace_back();
        conflicts.back().shares.push_back(asked);
    }
    if (!conflicts.empty()) return conflicts;

    std::vector<Demand> demands;
    std::vector<std::uint32_t> seat_of;
    std::vector<bool> counted(task.seats.size(), false);
    for (std::uint32_t seat = 0; seat < locks.size(); ++seat) {
        if (!must_be_changed(locks[seat]) || (exchanges && locks[seat] == Lock::Kind::must_mend)) continue;
        demands.push_back(demand_of_lock(task, seat));
        seat_of.push_back(seat);
        counted[seat] = true;
    }
    const std::size_t locked = demands.size();
    // Groups may overlap; a seat counts for the first of them, so that no seat's cost is asked for twice.
    for (const CoverageGroup& group : groups) {
        demands.push_back(least_demand(task, group, counted));
        for (const std::uint32_t seat : group.seats)
            counted[seat] = true;
    }
    for (const Shortfall& shortfall : shortfalls(task.funding, demands)) {
        Conflict conflict;
        for (const std::uint32_t demand : shortfall.demands) {
            if (demand < locked)
                conflict.locked_seats.push_back(seat_of[demand]);
            else
                conflict.shares.push_back(asked_share(task, groups[demand - locked]));
        }
        conflict.funds = shortfall.funds;
        conflict.cost = shortfall.cost;
        conflict.held = shortfall.held;
        conflicts.push_back(std::move(conflict));
    }
    return conflicts;
}

std::vector<Conflict> unmet_locks(const LockOfSeat& locks, const Solution& solution) {
    Conflict conflict;
    conflict.proven = false;
    conflict.by_search = true;
    bool all_met = true;
    for (std::uint32_t seat = 0; seat < locks.size(); ++seat) {
        if (!must_be_changed(locks[seat])) continue;
        conflict.locked_seats.push_back(seat);
        all_met = all_met && solution.taken[seat];
    }
    if (all_met) return {};
    return {std::move(conflict)};
}

std::vector<Conflict> unmet_shares(const Task& task, std::span<const CoverageGroup> groups, bool proven) {
    Conflict conflict;
    conflict.proven = proven;
    conflict.by_search = true;
    for (const CoverageGroup& group : groups)
        conflict.shares.push_back(asked_share(task, group));
    return {std::move(conflict)};
}

} // namespace rasoat::planner

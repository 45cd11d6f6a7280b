#include "planner/coverage/coverage.h"

#include "planner/offers/part_of_limits.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace rasoat::planner {
namespace {

constexpr int price_steps = 16;

/// The search for the price of a fit seat in each group.
class Prices {
public:
    Prices(const Task& task, std::span<const CoverageGroup> groups, double start, double most)
        : task_(task), groups_(groups), price_(groups.size()), low_(groups.size()), high_(groups.size(), most),
          start_(start) {}

    [[nodiscard]] Rewards rewards(const Rewards& base) const {
        Rewards rewards = base;
        for (std::size_t group = 0; group < groups_.size(); ++group)
            if (price_[group] > 0)
                for (const std::uint32_t seat : groups_[group].seats)
                    rewards.add_for_fitness(seat, groups_[group].by, price_[group]);
        return rewards;
    }

    /// What every solution that meets the groups earns of them at least.
    [[nodiscard]] double earned_at_least() const {
        double earned = 0;
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            const double still = static_cast<double>(groups_[group].need) - fit_if_kept(task_, groups_[group]);
            earned += price_[group] * still;
        }
        return earned;
    }

    /// Dearer where too few seats became fit, cheaper where more than enough did. False where nothing moves any more.
    [[nodiscard]] bool move(const Solution& solution) {
        bool moved = false;
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            const double before = price_[group];
            if (meets(task_, solution, groups_[group])) {
                high_[group] = before;
                // What the other groups take of the money may have made an old lower end wrong.
                low_[group] = std::min(low_[group], before * 0.9);
                price_[group] = before > 0 ? (low_[group] + high_[group]) / 2 : 0;
            } else {
                low_[group] = before;
                high_[group] = std::max(high_[group], before * 1.2);
                price_[group] = before > 0 ? std::min(before * 2, (low_[group] + high_[group]) / 2) : start_;
            }
            moved = moved || std::abs(price_[group] - before) > 1e-3 * start_;
        }
        return moved;
    }

private:
    const Task& task_;
    std::span<const CoverageGroup> groups_;
    std::vector<double> price_, low_, high_;
    double start_;
};

double greatest_benefit(const Task& task) {
    double most = 0;
    for (const SeatOptions& seat : task.seats)
        for (const PricedOption& option : seat.options)
            most = std::max(most, option.benefit);
    return most;
}

double sum_of_greatest_benefits(const Task& task) {
    double sum = 1;
    for (const SeatOptions& seat : task.seats) {
        double most = 0;
        for (const PricedOption& option : seat.options)
            most = std::max(most, option.benefit);
        sum += most;
    }
    return sum;
}

/// Seats that became fit, as many of each group as it still needs, those that bring the most first.
Rewards
held_to(const Task& task, const Rewards& base, std::span<const CoverageGroup> groups, const Solution& solution) {
    const double reward = sum_of_greatest_benefits(task);
    Rewards rewards = base;
    for (const CoverageGroup& group : groups) {
        std::vector<std::uint32_t> mended;
        for (const std::uint32_t seat : group.seats)
            if (fit_at(task, solution, seat, group.by) && !fit_at(task.seats[seat], nullptr, group.by))
                mended.push_back(seat);
        const std::uint32_t kept = fit_if_kept(task, group);
        const std::size_t still = group.need > kept ? group.need - kept : 0;
        const auto benefit = [&](std::uint32_t seat) {
            const PricedOption* option = option_taken(task, solution, seat);
            return option ? option->benefit : 0;
        };
        std::ranges::stable_sort(mended, std::greater{}, benefit);
        mended.resize(std::min(mended.size(), still));
        for (const std::uint32_t seat : mended)
            rewards.add_for_fitness(seat, group.by, reward);
    }
    return rewards;
}

/// Meets every group, and changes every seat that has to be changed.
bool meets_all(const Task& task, const Rewards& base, std::span<const CoverageGroup> groups, const Solution& solution) {
    for (std::uint32_t seat = 0; seat < task.seats.size(); ++seat)
        if (base.for_change(seat) > 0 && !solution.taken[seat]) return false;
    return meets(task, solution, groups);
}

} // namespace

std::optional<Solution> solve_cheaply(
    const Task& task, const Solver& solver, const Rewards& base, std::span<const CoverageGroup> groups,
    const Limits& limits) {
    const double reward = sum_of_greatest_benefits(task);
    Rewards rewards = base;
    std::vector<bool> held(task.seats.size(), false);
    for (const CoverageGroup& group : groups) {
        const std::vector<CheapestMend> mends = cheapest_mends(task, group);
        std::uint32_t have = fit_if_kept(task, group);
        have += static_cast<std::uint32_t>(std::ranges::count_if(mends, [&](auto& mend) { return held[mend.seat]; }));
        for (const CheapestMend& mend : mends) {
            if (have >= group.need) break;
            if (held[mend.seat]) continue;
            held[mend.seat] = true;
            rewards.add_for_fitness(mend.seat, group.by, reward);
            ++have;
        }
    }
    Solution solution = solver(task, rewards, limits, {});
    if (!meets_all(task, base, groups, solution)) return std::nullopt;
    return solution;
}

std::vector<CoverageGroup> fewest_unmet(
    const Task& task, const Solver& solver, const Rewards& base, std::vector<CoverageGroup> groups,
    const Limits& limits) {
    for (std::size_t tried = groups.size(); tried-- > 0 && groups.size() > 1;) {
        std::vector<CoverageGroup> without = groups;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(tried));
        const double part = 1 / (static_cast<double>(tried) + 2);
        if (!solve_cheaply(task, solver, base, without, part_of(limits, part))) groups = std::move(without);
    }
    return groups;
}

Covering solve_covering(
    const Task& task, const Solver& solver, const Rewards& base, std::span<const CoverageGroup> groups,
    const Limits& limits, const ProgressSink& on_progress) {
    Solution plain = solver(task, base, part_of(limits, 1.0 / 3), on_progress);
    if (meets_all(task, base, groups, plain)) return {std::move(plain)};
    double bound = plain.bound;
    StoppedBy stopped_by = plain.stopped_by;

    std::optional<Solution> best = solve_cheaply(task, solver, base, groups, part_of(limits, 0.1));
    Prices prices(task, groups, greatest_benefit(task) / 4, sum_of_greatest_benefits(task));
    Solution last = std::move(plain);
    for (int step = 0; step < price_steps && prices.move(last); ++step) {
        last = solver(task, prices.rewards(base), part_of(limits, 1.0 / (price_steps - step + 2)), {});
        bound = std::min(bound, last.bound - prices.earned_at_least());
        if (bound < base.sum() * (1 - 1e-9)) return {std::nullopt, true};
        if (last.stopped_by != StoppedBy::proof) stopped_by = last.stopped_by;
        if (!meets_all(task, base, groups, last) || (best && best->benefit >= last.benefit)) continue;
        best = last;
        if (on_progress) on_progress({best->benefit + base.sum(), bound});
    }
    if (!best) return {};
    Solution held = solver(task, held_to(task, base, groups, *best), limits, {});
    if (meets_all(task, base, groups, held) && held.benefit > best->benefit) best = std::move(held);
    best->worth = best->benefit + base.sum();
    best->bound = std::max(best->worth, bound);
    best->proven_optimal = best->bound - best->worth <= 1e-9 * best->bound;
    best->stopped_by = best->proven_optimal ? StoppedBy::proof : stopped_by;
    return {std::move(best)};
}

} // namespace rasoat::planner

#include "planner/coverage/coverage.h"

#include "planner/offers/part_of_limits.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace rasoat::planner {
namespace {

constexpr int price_steps = 40;
constexpr int steps_between_repairs = 8;
/// Where not even the plain best was proven in its time: few solutions, each with time enough to be a good one.
constexpr int price_steps_in_a_hurry = 6;
constexpr int steps_between_repairs_in_a_hurry = 3;

/// The search for the price of a fit seat in each group: a subgradient step of Polyak's length (1969), halved in reach
/// whenever a few steps have brought nothing.
class Prices {
public:
    Prices(const Task& task, std::span<const CoverageGroup> groups)
        : task_(task), groups_(groups), price_(groups.size()) {
        for (const CoverageGroup& group : groups)
            kept_.push_back(fit_if_kept(task, group));
    }

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
        for (std::size_t group = 0; group < groups_.size(); ++group)
            earned += price_[group] * (static_cast<double>(groups_[group].need) - kept_[group]);
        return earned;
    }

    /// Dearer where the solution left too few seats fit, cheaper where more than enough. `above` is how far the least
    /// bound so far lies above the best that is known: the bound at the present prices grows with them where the solver
    /// was cut short, and steps as long as that would never end. False where nothing moves any more.
    [[nodiscard]] bool move(const Solution& solution, double above, bool better) {
        waited_ = better ? 0 : waited_ + 1;
        if (waited_ == 4) {
            reach_ /= 2;
            waited_ = 0;
        }
        std::vector<double> lacks;
        double square = 0;
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            const auto fit = std::ranges::count_if(groups_[group].seats, [&](std::uint32_t seat) {
                return fit_at(task_, solution, seat, groups_[group].by);
            });
            double lack = static_cast<double>(groups_[group].need) - static_cast<double>(fit);
            if (lack < 0 && price_[group] == 0) lack = 0;
            lacks.push_back(lack);
            square += lack * lack;
        }
        if (square == 0 || above <= 0 || !std::isfinite(above)) return false;
        for (std::size_t group = 0; group < groups_.size(); ++group)
            price_[group] = std::max(0.0, price_[group] + reach_ * above / square * lacks[group]);
        return true;
    }

private:
    const Task& task_;
    std::span<const CoverageGroup> groups_;
    std::vector<double> price_;
    std::vector<std::uint32_t> kept_;
    double reach_ = 1;
    int waited_ = 0;
};

/// What a seat earns for being fit that is held to it.
struct HoldingRewards {
    double firm = 0;   ///< more than all else together
    double gentle = 0; ///< more than any other single seat; prices of money stay near those of the benefit
};

HoldingRewards holding_rewards(const Task& task) {
    HoldingRewards rewards{1, 1};
    for (const SeatOptions& seat : task.seats) {
        double most = 0;
        for (const PricedOption& option : seat.options)
            most = std::max(most, option.benefit);
        rewards.firm += most;
        rewards.gentle = std::max(rewards.gentle, 3 * most);
    }
    return rewards;
}

/// Holds as many seats of each group as it still needs to being fit: those that the solution made fit, the cheapest
/// first, so that little money is bound; then those that are mended the cheapest.
Rewards held_to(
    const Task& task, const Rewards& base, std::span<const CoverageGroup> groups, const Solution& solution,
    double reward) {
    Rewards rewards = base;
    std::vector<bool> held(task.seats.size(), false);
    const auto cost = [&](std::uint32_t seat) {
        const PricedOption* option = option_taken(task, solution, seat);
        return option ? option->cost : Vnd{};
    };
    for (const CoverageGroup& group : groups) {
        std::vector<std::uint32_t> mended;
        for (const std::uint32_t seat : group.seats)
            if (fit_at(task, solution, seat, group.by) && !fit_at(task.seats[seat], nullptr, group.by))
                mended.push_back(seat);
        std::ranges::stable_sort(mended, {}, cost);
        for (const CheapestMend& mend : cheapest_mends(task, group))
            mended.push_back(mend.seat);
        std::uint32_t have = fit_if_kept(task, group);
        std::vector<std::uint32_t> ours; // a seat may be held for another group already, and counts for this one too
        for (const std::uint32_t seat : mended) {
            if (have >= group.need) break;
            if (std::ranges::find(ours, seat) != ours.end()) continue;
            ours.push_back(seat);
            ++have;
            if (!held[seat]) rewards.add_for_fitness(seat, group.by, reward);
            held[seat] = true;
        }
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
    const double reward = holding_rewards(task).firm;
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
    std::optional<Solution> known, const Limits& limits, const ProgressSink& on_progress) {
    Solution last = solver(task, base, part_of(limits, 1.0 / 3), on_progress);
    if (meets_all(task, base, groups, last)) return {std::move(last)};
    double bound = last.bound;
    StoppedBy stopped_by = last.stopped_by;
    const double rewarded = base.sum();

    std::optional<Solution> best;
    const auto take = [&](Solution&& found) {
        if (!meets_all(task, base, groups, found)) return false;
        if (best && best->benefit >= found.benefit) return true;
        best = std::move(found);
        if (on_progress) on_progress({best->benefit + rewarded, bound});
        return true;
    };
    const HoldingRewards holding = holding_rewards(task);
    const auto take_held_to = [&](const Solution& like, double part) {
        for (const double reward : {holding.gentle, holding.firm})
            if (take(solver(task, held_to(task, base, groups, like, reward), part_of(limits, part), {}))) return;
    };
    if (!known) known = solve_cheaply(task, solver, base, groups, part_of(limits, 0.1));
    if (known) take(*std::move(known));
    const bool hurried = last.stopped_by == StoppedBy::deadline;
    if (hurried) take_held_to(last, 0.3);
    Prices prices(task, groups);
    std::vector<double> price_of_money = last.prices;
    const int steps = hurried ? price_steps_in_a_hurry : price_steps;
    const int until_repair = hurried ? steps_between_repairs_in_a_hurry : steps_between_repairs;
    bool better = true;
    for (int step = 1; step <= steps; ++step) {
        if (!prices.move(last, bound - rewarded - (best ? best->benefit : 0), better)) break;
        const double part = 1.0 / (steps + steps / 4 + 1 - step);
        last = solver(task, prices.rewards(base), part_of(limits, part), {});
        const double at_prices = last.bound - prices.earned_at_least();
        better = at_prices < bound;
        if (better) price_of_money = last.prices;
        bound = std::min(bound, at_prices);
        if (bound < rewarded * (1 - 1e-9)) return {std::nullopt, true};
        if (last.stopped_by != StoppedBy::proof) stopped_by = last.stopped_by;
        if (step % until_repair == 0) take_held_to(last, part);
        Solution copy = last;
        take(std::move(copy));
    }
    if (!best) return {};
    take_held_to(Solution(*best), 0.9);
    best->worth = best->benefit + rewarded;
    // Not those at which seats were held to being fit: there money seems to be worth what holding them is.
    best->prices = std::move(price_of_money);
    best->bound = std::max(best->worth, bound);
    best->proven_optimal = best->bound - best->worth <= 1e-9 * best->bound;
    // Where no limit cut it, the steps that the search allows itself did.
    best->stopped_by = best->proven_optimal             ? StoppedBy::proof
                       : stopped_by == StoppedBy::proof ? StoppedBy::node_limit
                                                        : stopped_by;
    return {std::move(best)};
}

} // namespace rasoat::planner

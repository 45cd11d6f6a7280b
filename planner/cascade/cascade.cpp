#include "planner/cascade/cascade.h"

#include "planner/cascade/allocation.h"
#include "planner/cascade/chains.h"
#include "planner/cascade/pool_plans.h"
#include "planner/cascade/shelf_prices.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <random>

namespace rasoat::planner {
namespace cascade {
namespace {

using Clock = std::chrono::steady_clock;

/// The limits parted over the steps: a share of the time and of the nodes that are left.
class Rest {
public:
    explicit Rest(const Limits& limits) : limits_(limits) {}

    [[nodiscard]] Limits share(double part) {
        Limits some = limits_;
        if (limits_.deadline) {
            const auto now = Clock::now();
            const auto left = std::max(Clock::duration{0}, *limits_.deadline - now);
            some.deadline = now + std::chrono::duration_cast<Clock::duration>(part * left);
        }
        if (limits_.nodes) {
            some.nodes = static_cast<std::uint64_t>(part * static_cast<double>(*limits_.nodes));
            *limits_.nodes -= *some.nodes;
        } else if (!limits_.deadline) {
            some.nodes = nodes_without_limit;
        }
        return some;
    }
    /// For work that counts no nodes.
    [[nodiscard]] Limits time(double part) const { return Rest(*this).share(part); }
    [[nodiscard]] bool over() const {
        return limits_.cancelled.stop_requested() || (limits_.deadline && Clock::now() >= *limits_.deadline);
    }
    [[nodiscard]] StoppedBy stopped_by() const {
        if (limits_.cancelled.stop_requested()) return StoppedBy::cancellation;
        return limits_.deadline ? StoppedBy::deadline : StoppedBy::node_limit;
    }

private:
    /// Where neither time nor nodes are limited: with exchanges a proof may never come.
    static constexpr std::uint64_t nodes_without_limit = 200'000;
    Limits limits_;
};

class Search {
public:
    Search(const CascadeProblem& problem, const Limits& limits, const ProgressSink& on_progress)
        : problem_(problem), rest_(limits), threads_(limits.threads), on_progress_(on_progress) {}

    Cascade run() {
        money_alone();
        better_prices();
        int rounds_without_gain = 0;
        for (int round = 0; round < most_rounds && !proven() && !rest_.over() && rounds_without_gain < 2; ++round) {
            const double before = best_.benefit;
            const double bound_before = bound_;
            together();
            if (!proven() && !rest_.over()) chains();
            if (!proven() && !rest_.over()) vary_prices();
            const bool gained = best_.benefit > before || bound_ < bound_before * (1 - 1e-5);
            rounds_without_gain = gained ? 0 : rounds_without_gain + 1;
        }
        if (std::isinf(bound_)) bound_at_money_prices();
        return answer();
    }

private:
    static constexpr int most_rounds = 6;
    static constexpr int price_steps = 40;
    static constexpr int variations = 20;

    /// To the rounding of the flows' whole costs.
    [[nodiscard]] bool proven() const { return best_.benefit >= bound_ * (1 - 1e-9) - 1e-6; }

    void tell() {
        if (on_progress_) on_progress_({best_.benefit, bound_});
    }

    void take(Allocation allocation) {
        if (allocation.benefit <= best_.benefit && !best_.option.empty()) return;
        best_ = std::move(allocation);
        tell();
    }

    /// First what money does by itself, then the moves that go with it: the two steps that the rest must better.
    void money_alone() {
        PricedChoice own = without_receiving();
        const Choice choice = choose(own.choice, rest_.share(0.2));

        money_prices_ = choice.prices;
        take(with_best_moves(problem_, picks_of(own, choice), threads_));
    }

    /// Prices of money that know of exchanges: subgradient steps (Polyak 1969) on the bound at prices, whose plans are
    /// noted pool by pool and put together.
    void better_prices() {
        pool_plans_.note(best_);
        std::vector<double> prices = money_prices_;
        double least = std::numeric_limits<double>::infinity();
        double step = 1;
        const Limits until = rest_.time(0.3);
        for (int i = 0; i < price_steps && !over(until); ++i) {
            const Allocation at_prices = moves_at_prices(problem_, prices, threads_);
            pool_plans_.note(at_prices);
            const std::vector<Vnd> spent = spent_by(problem_, at_prices);
            double value = at_prices.benefit;
            double square = 0;
            for (std::size_t budget = 0; budget < spent.size(); ++budget) {
                const auto left = static_cast<double>((problem_.choice.budget(budget) - spent[budget]).amount);
                value += prices[budget] * left;
                square += left * left;
            }
            if (value < least) {
                least = value;
                money_prices_ = prices;
            } else {
                step *= 0.8;
            }
            const double missing = value - best_.benefit;
            if (missing <= 1e-9 * value || square == 0) break;
            for (std::size_t budget = 0; budget < spent.size(); ++budget) {
                const auto left = static_cast<double>((problem_.choice.budget(budget) - spent[budget]).amount);
                prices[budget] = std::max(0.0, prices[budget] - step * missing / square * left);
            }
        }
        put_together();
    }

    void put_together() {
        if (!pool_plans_.worth_putting_together()) return;
        Allocation found = pool_plans_.put_together(rest_.share(0.2));
        const std::vector<std::uint32_t> picks = found.option;
        take(std::move(found));
        take(with_best_moves(problem_, picks, threads_));
        pool_plans_.note(best_);
    }

    [[nodiscard]] static bool over(const Limits& limits) {
        return limits.cancelled.stop_requested() || (limits.deadline && Clock::now() >= *limits.deadline);
    }

    /// The choice at prices of machines: a bound for all, and picks that know what a freed machine is worth.
    void together() {
        const ShelfPrices prices = price_shelves(problem_, money_prices_, threads_, 3);
        const PricedChoice priced = priced_choice(problem_, prices);
        const Choice choice = choose(priced.choice, rest_.share(0.35));
        bound_ = std::min(bound_, (choice.bound + prices.spares()) * (1 + 1e-11));
        money_prices_ = choice.prices;
        auto al = with_best_moves(problem_, picks_of(priced, choice), threads_);
        pool_plans_.note(al);
        take(std::move(al));
        tell();
    }

    /// Where time was over before the choice at shelf prices: what can be said without another choice.
    void bound_at_money_prices() {
        const ShelfPrices prices = price_shelves(problem_, money_prices_, threads_, 1);
        bound_ = bound_at(problem_, money_prices_, prices) * (1 + 1e-11);
    }

    /// Whole chains as options, then the best moves for what was bought, as long as that helps.
    void chains() {
        for (int again = 0; again < 3 && !rest_.over(); ++again) {
            const double before = best_.benefit;
            chains_of(best_, 0.3);
            if (best_.benefit <= before * (1 + 1e-7)) break;
        }
    }

    void chains_of(const Allocation& allocation, double part) {
        const ChainChoice grouped(problem_, allocation, money_prices_);
        const Allocation found = grouped.allocation_of(choose(grouped.choice(), rest_.share(part)));
        take(found);
        const Allocation moved = with_best_moves(problem_, found.option, threads_);
        pool_plans_.note(moved);
        take(moved);
    }

    /// Plans at prices around the best ones: other chains and other plans of pools to choose from.
    void vary_prices() {
        const bool many_pools = pool_plans_.worth_putting_together();
        const Limits until = rest_.time(0.4);
        for (int i = 0; i < variations && !over(until); ++i) {
            std::vector<double> prices = money_prices_;
            for (double& price : prices)
                price *= std::exp(0.5 * (static_cast<double>(random_() >> 11) * 0x1p-53 - 0.5));
            const Allocation at_prices = moves_at_prices(problem_, prices, threads_);
            pool_plans_.note(at_prices);
            if (!many_pools) chains_of(at_prices, 0.03);
        }
        put_together();
    }

    [[nodiscard]] PricedChoice without_receiving() const {
        const ChoiceProblem& choice = problem_.choice;
        PricedChoice own;
        for (std::size_t budget = 0; budget < choice.budget_count(); ++budget)
            own.choice.add_budget(choice.budget(budget));
        for (std::uint32_t seat = 0; seat < choice.seat_count(); ++seat) {
            own.choice.add_seat();
            for (std::size_t option = choice.first_option(seat); option < choice.first_option(seat + 1); ++option) {
                if (problem_.movements[option].kind == Movement::Kind::receives) continue;
                (void)own.choice.add_option(choice.benefit(option), choice.draws(option));
                own.origin.push_back(static_cast<std::uint32_t>(option - choice.first_option(seat)));
            }
        }
        return own;
    }

    [[nodiscard]] std::vector<std::uint32_t> picks_of(const PricedChoice& priced, const Choice& chosen) const {
        std::vector<std::uint32_t> picks(chosen.chosen.size(), none);
        for (std::uint32_t seat = 0; seat < picks.size(); ++seat)
            if (chosen.chosen[seat])
                picks[seat] = static_cast<std::uint32_t>(
                    problem_.choice.first_option(seat) +
                    priced.origin[priced.choice.first_option(seat) + *chosen.chosen[seat]]);
        return picks;
    }

    [[nodiscard]] Cascade answer() const {
        const ChoiceProblem& choice = problem_.choice;
        Cascade answer;
        answer.source = best_.source;
        answer.choice.chosen.resize(choice.seat_count());
        answer.choice.spent.resize(choice.budget_count());
        answer.choice.prices = money_prices_;
        for (std::uint32_t seat = 0; seat < choice.seat_count(); ++seat) {
            answer.benefit.push_back(benefit_at(problem_, best_, seat));
            answer.choice.benefit += answer.benefit.back();
            if (best_.option[seat] == none) continue;
            answer.choice.chosen[seat] = static_cast<std::uint32_t>(best_.option[seat] - choice.first_option(seat));
            for (const Draw& draw : choice.draws(best_.option[seat]))
                answer.choice.spent[draw.budget] += draw.amount;
        }
        answer.choice.proven_optimal = proven();
        answer.choice.bound = proven() ? answer.choice.benefit : std::max(answer.choice.benefit, bound_);
        answer.choice.stopped_by = proven() ? StoppedBy::proof : rest_.stopped_by();
        return answer;
    }

    const CascadeProblem& problem_;
    Rest rest_;
    unsigned threads_;
    const ProgressSink& on_progress_;
    Allocation best_;
    double bound_ = std::numeric_limits<double>::infinity();
    std::vector<double> money_prices_;
    std::mt19937_64 random_{20261124}; ///< the same for every problem, so that answers repeat
    PoolPlans pool_plans_{problem_};
};

} // namespace
} // namespace cascade

Cascade solve_cascade(const CascadeProblem& problem, const Limits& limits, const ProgressSink& on_progress) {
    return cascade::Search(problem, limits, on_progress).run();
}

} // namespace rasoat::planner

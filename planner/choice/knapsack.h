#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace rasoat::planner::choice {

/// One budget by itself: at most one item of each group, the costs within the capacity, the sum of profits greatest
/// (the multiple-choice knapsack). Exact, by the minimal core: the relaxation's break price leaves almost every group
/// decided, and dynamic programming runs over the few groups where another item loses less than the gap (Zemel 1984,
/// Dyer 1984 for the relaxation; Pisinger 1995 for the core; Kellerer, Pferschy, Pisinger 2004, chapter 11).
/// Keeps its scratch memory between calls. Deterministic.
class Knapsack {
public:
    static constexpr std::uint32_t nothing = 0xffffffffU;

    /// From now on a solve() ends early once this answers true; it is only asked where there are many states.
    void stop_when(std::function<bool()> cut) { cut_ = std::move(cut); }
    /// Forgets the groups of before.
    void start(std::int64_t capacity);
    void add_group();
    /// To the last group. Items that bring nothing or can't be paid for are ignored.
    void add_item(double profit, std::int64_t cost, std::uint32_t label);

    struct Result {
        double value = 0; ///< of the chosen items
        double bound = 0; ///< no choice has more; equals the value unless the states ran out
        double price = 0; ///< profit of one more unit of capacity in the relaxation
        bool exact = false;
        std::uint64_t work = 0; ///< states made, the same on every machine
    };
    /// `state_limit` bounds the states kept at once; beyond it the worst are dropped and the bound says so. So it is
    /// with all states when it is stopped.
    Result solve(std::size_t state_limit);

    /// After solve(): the label of the group's item, or `nothing`.
    [[nodiscard]] std::uint32_t chosen(std::size_t group) const { return label_of_[group]; }
    [[nodiscard]] std::size_t groups() const { return first_.size() - 1; }

private:
    struct Item {
        double profit;
        std::int64_t cost;
        std::uint32_t label;
    };
    struct Step { ///< along a group's hull
        double slope;
        std::int64_t cost;
        std::uint32_t group, item;
    };
    struct Change { ///< from a group's base item to another
        std::int64_t cost;
        double regret;
        std::uint32_t item;
    };
    struct Core {
        std::uint32_t group;
        std::uint32_t first_change, last_change;
        double least_regret;
    };
    struct State {
        std::int64_t cost; ///< above the base's
        double regret;
        std::uint32_t trace;
    };
    struct Trace {
        std::uint32_t before;
        std::uint32_t group, item;
    };

    void round_capacity();
    void make_hull_steps();
    void find_break();
    void fill_greedily();
    void make_core();
    void run_core(std::size_t state_limit, Result& result);
    void extend(const Core& core);
    void merge_change(const Change& change, std::uint32_t group);
    void prune(std::size_t rest, std::size_t state_limit);
    [[nodiscard]] double least_loss(const State& state, std::size_t rest) const;
    void adopt_best();

    std::function<bool()> cut_;
    std::int64_t capacity_ = 0;
    std::vector<Item> items_;
    std::vector<std::uint32_t> first_{0};
    std::vector<Step> steps_;
    std::vector<std::uint32_t> hull_; ///< scratch of one group
    std::vector<std::uint32_t> base_; ///< item of each group, or nothing
    std::vector<std::uint32_t> label_of_;
    double price_ = 0;
    double relaxed_ = 0;
    std::int64_t slack_ = 0;  ///< capacity above the base's cost
    double best_loss_ = 0;    ///< of the best found, against the relaxation
    double dropped_loss_ = 0; ///< least bound among dropped states
    std::uint32_t best_trace_ = nothing;
    bool best_in_trace_ = false;
    std::vector<std::uint32_t> greedy_;
    std::vector<Change> changes_;
    std::vector<Core> cores_;
    std::vector<double> rise_rate_, fall_rate_; ///< least regret per unit of cost from a core group on
    std::vector<std::int64_t> greatest_fall_;   ///< of cost, from a core group on
    std::vector<State> states_, extended_, merged_;
    std::vector<Trace> traces_;
    std::vector<double> losses_;
    double tolerance_ = 0;
    std::uint64_t work_ = 0;
};

} // namespace rasoat::planner::choice

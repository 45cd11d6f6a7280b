#include "planner/choice/block_search.h"

#include <algorithm>
#include <numeric>

namespace rasoat::planner::choice {
namespace {

constexpr std::size_t search_states = 2'000; ///< of a knapsack: a move need not be exact

} // namespace

BlockSearch::BlockSearch(const Instance& instance, const Block& block, std::uint64_t seed)
    : instance_(&instance), block_(&block), budgets_(block.last_budget - block.first_budget),
      capacity_(instance.capacity.begin() + block.first_budget, instance.capacity.begin() + block.last_budget),
      chosen_(block.last_seat - block.first_seat, none), best_(chosen_), random_state_(seed) {
    const std::uint32_t first = instance.first_option[block.first_seat];
    const std::uint32_t last = instance.first_option[block.last_seat];
    first_entry_.assign(budgets_ + 2, 0);
    for (std::uint32_t o = first; o < last; ++o)
        ++first_entry_[place(o) + 1];
    for (std::size_t i = 1; i < first_entry_.size(); ++i)
        first_entry_[i] += first_entry_[i - 1];
    entries_.resize(last - first);
    std::vector<std::uint32_t> next(first_entry_.begin(), first_entry_.end() - 1);
    for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
        for (std::uint32_t o = instance.first_option[seat]; o < instance.first_option[seat + 1]; ++o)
            entries_[next[place(o)]++] = {seat - block.first_seat, o};
    profit_.resize(last - first);
    order_.resize(budgets_);
    std::iota(order_.begin(), order_.end(), 0U);
}

std::uint32_t BlockSearch::place(std::uint32_t option) const {
    const std::uint32_t own = instance_->own_budget[option];
    return own == none ? budgets_ : own - block_->first_budget;
}

/// Xorshift64* (Vigna 2016).
std::uint64_t BlockSearch::random() {
    random_state_ ^= random_state_ >> 12;
    random_state_ ^= random_state_ << 25;
    random_state_ ^= random_state_ >> 27;
    return (random_state_ * 0x2545f4914f6cdd1dULL) >> 33;
}

void BlockSearch::set_prices(const std::vector<double>& price) {
    const std::uint32_t first = instance_->first_option[block_->first_seat];
    for (std::uint32_t i = 0; i < profit_.size(); ++i) {
        profit_[i] = instance_->benefit[first + i];
        for (const FlatDraw& draw : instance_->priced(first + i))
            profit_[i] -= price[draw.budget] * static_cast<double>(draw.amount);
    }
    sum_up();
    best_ = chosen_;
    best_value_ = value_;
}

void BlockSearch::set_capacity(std::span<const std::int64_t> capacity) {
    capacity_.assign(capacity.begin(), capacity.end());
}

void BlockSearch::assign(std::uint32_t seat, std::uint32_t option) {
    chosen_[seat] = option;
}

void BlockSearch::sum_up() {
    const std::uint32_t first = instance_->first_option[block_->first_seat];
    value_ = 0;
    for (const std::uint32_t option : chosen_)
        if (option != none) value_ += profit_[option - first];
}

void BlockSearch::remember_best() {
    if (value_ <= best_value_) return;
    best_value_ = value_;
    best_ = chosen_;
}

void BlockSearch::go_back_to_best() {
    chosen_ = best_;
    value_ = best_value_;
}

/// Solves one own budget anew. With Offer::all_seats a seat of another budget may come over when it brings more than
/// it leaves. Returns whether one did.
bool BlockSearch::solve(std::uint32_t budget, Offer offer, std::uint32_t banned_seat, Knapsack& knapsack) {
    const std::uint32_t first = instance_->first_option[block_->first_seat];
    knapsack.start(capacity_[budget]);
    std::uint32_t group_seat = none;
    double left_behind = 0;
    bool open = false;
    for (std::uint32_t e = first_entry_[budget]; e < first_entry_[budget + 1]; ++e) {
        const Entry& entry = entries_[e];
        if (entry.seat != group_seat) {
            group_seat = entry.seat;
            const std::uint32_t now = chosen_[entry.seat];
            left_behind = 0;
            open = entry.seat != banned_seat;
            if (now != none && place(now) != budget) {
                open = open && offer == Offer::all_seats;
                left_behind = profit_[now - first];
                if (place(now) < budgets_)
                    left_behind -=
                        leave_worth_ * (*own_price_)[place(now)] * static_cast<double>(instance_->own_cost[now]);
            }
            if (open) knapsack.add_group();
        }
        if (open) knapsack.add_item(profit_[entry.option - first] - left_behind, instance_->own_cost[entry.option], e);
    }
    work_ += knapsack.solve(search_states).work;
    for (std::uint32_t e = first_entry_[budget]; e < first_entry_[budget + 1]; ++e) {
        const std::uint32_t now = chosen_[entries_[e].seat];
        if (now != none && place(now) == budget) chosen_[entries_[e].seat] = none;
    }
    bool came_over = false;
    for (std::size_t g = 0; g < knapsack.groups(); ++g) {
        if (knapsack.chosen(g) == Knapsack::nothing) continue;
        const Entry& entry = entries_[knapsack.chosen(g)];
        came_over = came_over || chosen_[entry.seat] != none;
        assign(entry.seat, entry.option);
    }
    return came_over;
}

void BlockSearch::solve_free() {
    const std::uint32_t first = instance_->first_option[block_->first_seat];
    for (std::uint32_t e = first_entry_[budgets_]; e < first_entry_[budgets_ + 1]; ++e) {
        const Entry& entry = entries_[e];
        const std::uint32_t now = chosen_[entry.seat];
        if (profit_[entry.option - first] > (now == none ? 0 : profit_[now - first])) assign(entry.seat, entry.option);
    }
}

/// Solves the budgets anew in a random order, with the seats that are free.
void BlockSearch::settle(std::uint32_t from, Knapsack& knapsack) {
    for (std::size_t i = order_.size(); i > 1; --i)
        std::swap(order_[i - 1], order_[random() % i]);
    for (const std::uint32_t budget : order_)
        if (budget != from) solve(budget, Offer::free_seats, none, knapsack);
    if (from != none) solve(from, Offer::free_seats, none, knapsack);
    solve_free();
    sum_up();
}

void BlockSearch::start_from(
    std::span<const std::uint32_t> taken, const std::vector<double>& own_price, Knapsack& knapsack) {
    own_price_ = &own_price;
    const std::uint32_t first = instance_->first_option[block_->first_seat];
    std::fill(chosen_.begin(), chosen_.end(), none);
    const auto worth = [&](std::uint32_t option) {
        double p = profit_[option - first];
        if (place(option) < budgets_) p -= own_price[place(option)] * static_cast<double>(instance_->own_cost[option]);
        return p;
    };
    std::vector<std::int64_t> left = capacity_;
    for (const std::uint32_t option : taken) {
        // The seat of an option: entries are few, but the seat's range is found faster by the instance's order.
        const auto begin = instance_->first_option.begin() + block_->first_seat;
        const auto end = instance_->first_option.begin() + block_->last_seat;
        const auto seat = static_cast<std::uint32_t>(std::upper_bound(begin, end, option) - begin - 1);
        const std::uint32_t now = chosen_[seat];
        if (now != none && worth(now) >= worth(option)) continue;
        const std::uint32_t budget = place(option);
        if (budget < budgets_ && instance_->own_cost[option] > left[budget]) continue;
        if (budget < budgets_) left[budget] -= instance_->own_cost[option];
        if (now != none && place(now) < budgets_) left[place(now)] += instance_->own_cost[now];
        chosen_[seat] = option;
    }
    settle(none, knapsack);
    remember_best();
}

void BlockSearch::load(const std::vector<std::uint32_t>& chosen) {
    chosen_ = chosen;
    sum_up();
    remember_best();
}

void BlockSearch::improve(
    int moves, const std::vector<double>& own_price, Knapsack& knapsack, const std::function<bool(double)>& on_plan) {
    own_price_ = &own_price;
    if (budgets_ == 0) {
        solve_free();
        sum_up();
        remember_best();
        return;
    }
    double allowance = 0.002 * best_value_;
    const double shrink = 1 - 4.0 / std::max(8, moves);
    for (int move = 0; move < moves; ++move) {
        before_ = chosen_;
        const double value_before = value_;
        const auto budget = static_cast<std::uint32_t>(random() % budgets_);
        constexpr double worths[] = {1, 0.9, 0.7, 0};
        leave_worth_ = worths[random() % 4];
        const std::uint32_t in_budget = first_entry_[budget + 1] - first_entry_[budget];
        std::uint32_t banned = none;
        for (int tries = 0; tries < 8 && banned == none && in_budget > 0; ++tries) {
            const Entry& entry = entries_[first_entry_[budget] + random() % in_budget];
            const std::uint32_t now = chosen_[entry.seat];
            if (now != none && place(now) == budget) banned = entry.seat;
        }
        solve(budget, Offer::all_seats, banned, knapsack);
        settle(budget, knapsack);
        remember_best();
        if (!on_plan(value_)) return;
        allowance *= shrink;
        if (value_ < value_before - allowance * static_cast<double>(random() % 1024) / 1024) {
            chosen_.swap(before_);
            value_ = value_before;
        }
    }
}

} // namespace rasoat::planner::choice

#include "planner/choice/block_relaxation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rasoat::planner::choice {

namespace {

double priced_profit(const Instance& instance, const std::vector<double>& price, std::uint32_t option) {
    double profit = instance.benefit[option];
    for (const FlatDraw& draw : instance.priced(option))
        profit -= price[draw.budget] * static_cast<double>(draw.amount);
    return profit;
}

} // namespace

BlockRelaxation::BlockRelaxation(const Instance& instance, const Block& block) : instance_(&instance), block_(&block) {
    const std::uint32_t budgets = block.last_budget - block.first_budget;
    const std::uint32_t seats = block.last_seat - block.first_seat;
    const auto place = [&](std::uint32_t option) {
        const std::uint32_t own = instance.own_budget[option];
        return own == none ? budgets : own - block.first_budget;
    };
    first_entry_.assign(budgets + 2, 0);
    for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat) {
        const std::uint32_t first = instance.first_option[seat];
        for (std::uint32_t o = first; o < instance.first_option[seat + 1]; ++o)
            ++first_entry_[place(o) + 1];
    }
    for (std::size_t i = 1; i < first_entry_.size(); ++i)
        first_entry_[i] += first_entry_[i - 1];
    entries_.resize(first_entry_.back());
    std::vector<std::uint32_t> next(first_entry_.begin(), first_entry_.end() - 1);
    for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
        for (std::uint32_t o = instance.first_option[seat]; o < instance.first_option[seat + 1]; ++o)
            entries_[next[place(o)]++] = {seat, o};
    seat_price_.assign(seats, 0);
    own_price_.assign(budgets, 0);
    decide({});
}

void BlockRelaxation::decide(std::span<const Decision> decisions) {
    blocked_.assign(entries_.size(), 0);
    for (const Decision& decision : decisions)
        for (std::uint32_t k = 0; k + 1 < first_entry_.size(); ++k) {
            if ((k == decision.budget) == decision.only) continue;
            const auto begin = entries_.begin() + first_entry_[k];
            const auto end = entries_.begin() + first_entry_[k + 1];
            const std::uint32_t seat = block_->first_seat + decision.seat;
            auto entry = std::lower_bound(begin, end, seat, [](const Entry& e, std::uint32_t s) { return e.seat < s; });
            for (; entry != end && entry->seat == seat; ++entry)
                blocked_[static_cast<std::size_t>(entry - entries_.begin())] = 1;
        }
    std::vector<std::uint32_t> only_budget(seat_price_.size(), none);
    contested_.assign(seat_price_.size(), 0);
    for (std::uint32_t k = 0; k + 1 < first_entry_.size(); ++k)
        for (std::uint32_t e = first_entry_[k]; e < first_entry_[k + 1]; ++e) {
            if (blocked_[e]) continue;
            std::uint32_t& budget = only_budget[entries_[e].seat - block_->first_seat];
            if (budget != none && budget != k) contested_[entries_[e].seat - block_->first_seat] = 1;
            budget = k;
        }
    contested_seats_ = 0;
    for (std::size_t s = 0; s < contested_.size(); ++s) {
        contested_seats_ += contested_[s];
        if (!contested_[s]) seat_price_[s] = 0;
    }
}

void BlockRelaxation::set_seat_prices(const std::vector<double>& seat_prices) {
    seat_price_ = seat_prices;
    for (std::size_t s = 0; s < contested_.size(); ++s)
        if (!contested_[s]) seat_price_[s] = 0;
}

std::optional<BlockRelaxation::Decision> BlockRelaxation::conflict(const std::vector<double>& price) const {
    double most = 0;
    std::uint32_t at = none;
    for (std::uint32_t s = 0; s < seat_price_.size(); ++s) {
        if (!contested_[s] || count_[s] == 1) continue;
        const double odds = seat_price_[s] * std::abs(1 - count_[s]) + (count_[s] > 1 ? 1e-9 : 0);
        if (odds <= most) continue;
        most = odds;
        at = s;
    }
    if (at == none) return std::nullopt;
    Decision decision{at, 0, true};
    double best = -std::numeric_limits<double>::infinity();
    for (std::uint32_t k = 0; k + 1 < first_entry_.size(); ++k)
        for (std::uint32_t e = first_entry_[k]; e < first_entry_[k + 1]; ++e) {
            if (blocked_[e] || entries_[e].seat != block_->first_seat + at) continue;
            double worth = priced_profit(*instance_, price, entries_[e].option);
            if (k < own_price_.size())
                worth -= own_price_[k] * static_cast<double>(instance_->own_cost[entries_[e].option]);
            if (worth <= best) continue;
            best = worth;
            decision.budget = k;
        }
    return decision;
}

void BlockRelaxation::start(const std::vector<double>& price) {
    for (const Entry& entry : entries_) {
        if (!contested_[entry.seat - block_->first_seat]) continue;
        double surplus = priced_profit(*instance_, price, entry.option);
        const std::uint32_t own = instance_->own_budget[entry.option];
        if (own != none) surplus -= price[own] * static_cast<double>(instance_->own_cost[entry.option]);
        double& seat_price = seat_price_[entry.seat - block_->first_seat];
        seat_price = std::max(seat_price, surplus);
    }
}

BlockRelaxation::Step
BlockRelaxation::evaluate(const std::vector<double>& price, Knapsack& knapsack, std::size_t state_limit) {
    Step step;
    taken_.clear();
    for (const double p : seat_price_)
        step.value += p;
    const std::uint32_t budgets = block_->last_budget - block_->first_budget;
    const auto profit = [&](const Entry& entry) {
        return priced_profit(*instance_, price, entry.option) - seat_price_[entry.seat - block_->first_seat];
    };
    for (std::uint32_t k = 0; k < budgets; ++k) {
        knapsack.start(instance_->capacity[block_->first_budget + k]);
        for (std::uint32_t e = first_entry_[k]; e < first_entry_[k + 1]; ++e) {
            if (e == first_entry_[k] || entries_[e].seat != entries_[e - 1].seat) knapsack.add_group();
            if (!blocked_[e]) knapsack.add_item(profit(entries_[e]), instance_->own_cost[entries_[e].option], e);
        }
        const Knapsack::Result result = knapsack.solve(state_limit);
        step.value += result.bound;
        step.work += result.work;
        own_price_[k] = result.price;
        for (std::size_t g = 0; g < knapsack.groups(); ++g)
            if (knapsack.chosen(g) != Knapsack::nothing) taken_.push_back(knapsack.chosen(g));
    }
    for (std::uint32_t e = first_entry_[budgets]; e < first_entry_[budgets + 1];) {
        double best = 0;
        std::uint32_t choice = none;
        const std::uint32_t seat = entries_[e].seat;
        for (; e < first_entry_[budgets + 1] && entries_[e].seat == seat; ++e) {
            const double p = profit(entries_[e]);
            if (p <= best || blocked_[e]) continue;
            best = p;
            choice = e;
        }
        step.value += best;
        if (choice != none) taken_.push_back(choice);
    }
    work_ += step.work;
    count_.assign(seat_price_.size(), 0);
    for (const std::uint32_t e : taken_)
        ++count_[entries_[e].seat - block_->first_seat];
    for (std::uint32_t& e : taken_)
        e = entries_[e].option;
    return step;
}

BlockRelaxation::Step
BlockRelaxation::begin(const std::vector<double>& price, Knapsack& knapsack, std::size_t state_limit) {
    const Step step = evaluate(price, knapsack, state_limit);
    value_ = best_value_ = step.value;
    best_seat_price_ = seat_price_;
    direction_.assign(seat_price_.size(), 0);
    since_better_ = 0;
    step_scale_ = 1;
    return step;
}

bool BlockRelaxation::step(
    const std::vector<double>& price, double target, Knapsack& knapsack, std::size_t state_limit) {
    constexpr double inertia = 0.3;
    constexpr int patience = 12;
    double length = 0;
    for (std::size_t s = 0; s < seat_price_.size(); ++s) {
        if (!contested_[s]) continue;
        direction_[s] = 1 - count_[s] + inertia * direction_[s];
        if (seat_price_[s] <= 0 && direction_[s] > 0) direction_[s] = 0;
        length += direction_[s] * direction_[s];
    }
    if (length <= 0) return false;
    const double step = step_scale_ * std::max(0.0, value_ - target) / length;
    for (std::size_t s = 0; s < seat_price_.size(); ++s)
        if (contested_[s]) seat_price_[s] = std::max(0.0, seat_price_[s] - step * direction_[s]);
    value_ = evaluate(price, knapsack, state_limit).value;
    ++since_better_;
    if (value_ < best_value_) {
        if (best_value_ - value_ > 1e-6 * best_value_) since_better_ = 0;
        best_value_ = value_;
        best_seat_price_ = seat_price_;
    }
    if (since_better_ >= patience) {
        step_scale_ *= 0.6;
        since_better_ = 0;
        seat_price_ = best_seat_price_;
        value_ = evaluate(price, knapsack, state_limit).value;
        std::fill(direction_.begin(), direction_.end(), 0.0);
    }
    return true;
}

} // namespace rasoat::planner::choice

#include "planner/choice/knapsack.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace rasoat::planner::choice {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

void Knapsack::start(std::int64_t capacity) {
    capacity_ = capacity;
    items_.clear();
    first_.assign(1, 0);
}

void Knapsack::add_group() {
    first_.push_back(first_.back());
}

void Knapsack::add_item(double profit, std::int64_t cost, std::uint32_t label) {
    if (profit <= 0 || cost > capacity_) return;
    items_.push_back({profit, cost, label});
    ++first_.back();
}

/// Money is spent in whole multiples of what divides every cost (prices are whole thousands): what is left over below
/// that buys nothing, and without it ties are proven at once.
void Knapsack::round_capacity() {
    std::int64_t divisor = 0;
    for (const Item& item : items_) {
        divisor = std::gcd(divisor, item.cost);
        if (divisor == 1) return;
    }
    if (divisor > 0) capacity_ -= capacity_ % divisor;
}

/// The upper hull of each group's (cost, profit) points from (0, 0) on, as steps of falling slope.
void Knapsack::make_hull_steps() {
    steps_.clear();
    for (std::uint32_t g = 0; g < groups(); ++g) {
        auto* const begin = items_.data() + first_[g];
        auto* const end = items_.data() + first_[g + 1];
        std::sort(begin, end, [](const Item& a, const Item& b) {
            return a.cost != b.cost ? a.cost < b.cost : a.profit != b.profit ? a.profit > b.profit : a.label < b.label;
        });
        hull_.clear();
        const auto profit_at = [&](std::size_t h) { return h == 0 ? 0 : items_[hull_[h - 1]].profit; };
        const auto cost_at = [&](std::size_t h) { return h == 0 ? 0 : items_[hull_[h - 1]].cost; };
        const auto slope = [&](std::size_t from, const Item& to) {
            const auto cost = static_cast<double>(to.cost - cost_at(from));
            return cost > 0 ? (to.profit - profit_at(from)) / cost : infinity;
        };
        for (std::uint32_t i = first_[g]; i < first_[g + 1]; ++i) {
            const Item& item = items_[i];
            if (item.profit <= profit_at(hull_.size())) continue;
            while (!hull_.empty() && slope(hull_.size() - 1, item) >= slope(hull_.size() - 1, items_[hull_.back()]))
                hull_.pop_back();
            hull_.push_back(i);
        }
        // Where points lie in a line but for rounding, a later step may come out the steeper. It must not be taken
        // before the one that it stands on: its cost is counted from there.
        double last = std::numeric_limits<double>::max();
        for (std::size_t h = 0; h < hull_.size(); ++h) {
            const double rounded = slope(h, items_[hull_[h]]);
            const double falling = h > 0 && rounded >= last ? std::nextafter(last, 0.0) : rounded;
            steps_.push_back({falling, items_[hull_[h]].cost - cost_at(h), g, hull_[h]});
            last = falling;
        }
    }
}

/// Takes the steepest steps while they fit, in linear time by halving around a pivot; the first that does not fit sets
/// the price. `steps_` ends up with the taken ones in front, in no order.
void Knapsack::find_break() {
    const auto steeper = [](const Step& a, const Step& b) {
        return a.slope != b.slope ? a.slope > b.slope : a.group != b.group ? a.group < b.group : a.cost < b.cost;
    };
    std::size_t low = 0;
    std::size_t high = steps_.size();
    std::int64_t left = capacity_;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const auto at = [&](std::size_t i) { return steps_.begin() + static_cast<std::ptrdiff_t>(i); };
        std::nth_element(at(low), at(middle), at(high), steeper);
        std::int64_t sum = 0;
        for (std::size_t i = low; i <= middle; ++i)
            sum += steps_[i].cost;
        if (sum <= left) {
            left -= sum;
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    price_ = low < steps_.size() ? steps_[low].slope : 0;
    slack_ = left;
    base_.assign(groups(), nothing);
    for (std::size_t i = 0; i < low; ++i) {
        const Step& step = steps_[i];
        std::uint32_t& base = base_[step.group];
        if (base == nothing || items_[step.item].cost > items_[base].cost) base = step.item;
    }
    relaxed_ = price_ * static_cast<double>(left);
    for (const std::uint32_t item : base_)
        if (item != nothing) relaxed_ += items_[item].profit;
    best_loss_ = price_ * static_cast<double>(left);
    steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(low));
}

/// Spends the slack on what fits at the least regret; a first answer to prune by.
void Knapsack::fill_greedily() {
    constexpr std::size_t looked_at = 64;
    const std::size_t count = std::min(looked_at, steps_.size());
    std::partial_sort(
        steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(count), steps_.end(),
        [](const Step& a, const Step& b) {
            return a.slope != b.slope ? a.slope > b.slope : a.group != b.group ? a.group < b.group : a.cost < b.cost;
        });
    greedy_ = base_;
    std::int64_t left = slack_;
    double gained = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Step& step = steps_[i];
        const std::uint32_t now = greedy_[step.group];
        const std::int64_t cost = items_[step.item].cost - (now == nothing ? 0 : items_[now].cost);
        const double profit = items_[step.item].profit - (now == nothing ? 0 : items_[now].profit);
        if (cost > left || profit <= 0) continue;
        greedy_[step.group] = step.item;
        left -= cost;
        gained += profit;
    }
    best_loss_ = std::max(0.0, price_ * static_cast<double>(slack_) - gained);
}

void Knapsack::make_core() {
    changes_.clear();
    cores_.clear();
    for (std::uint32_t g = 0; g < groups(); ++g) {
        const std::int64_t base_cost = base_[g] == nothing ? 0 : items_[base_[g]].cost;
        const double base_profit = base_[g] == nothing ? 0 : items_[base_[g]].profit;
        Core core{g, static_cast<std::uint32_t>(changes_.size()), 0, infinity};
        const auto consider = [&](double profit, std::int64_t cost, std::uint32_t item) {
            const std::int64_t more = cost - base_cost;
            const double regret = std::max(0.0, base_profit - profit + price_ * static_cast<double>(more));
            if (regret >= best_loss_ - tolerance_) return;
            changes_.push_back({more, regret, item});
            core.least_regret = std::min(core.least_regret, regret);
        };
        if (base_[g] != nothing) consider(0, 0, nothing);
        for (std::uint32_t i = first_[g]; i < first_[g + 1]; ++i)
            if (i != base_[g]) consider(items_[i].profit, items_[i].cost, i);
        core.last_change = static_cast<std::uint32_t>(changes_.size());
        if (core.last_change > core.first_change) cores_.push_back(core);
    }
    std::sort(cores_.begin(), cores_.end(), [](const Core& a, const Core& b) {
        return a.least_regret != b.least_regret ? a.least_regret < b.least_regret : a.group < b.group;
    });
    rise_rate_.assign(cores_.size() + 1, infinity);
    fall_rate_.assign(cores_.size() + 1, infinity);
    greatest_fall_.assign(cores_.size() + 1, 0);
    for (std::size_t c = cores_.size(); c-- > 0;) {
        rise_rate_[c] = rise_rate_[c + 1];
        fall_rate_[c] = fall_rate_[c + 1];
        std::int64_t fall = 0;
        for (std::uint32_t i = cores_[c].first_change; i < cores_[c].last_change; ++i) {
            const Change& change = changes_[i];
            const double rate = change.regret / static_cast<double>(std::abs(change.cost));
            if (change.cost > 0) rise_rate_[c] = std::min(rise_rate_[c], rate);
            if (change.cost < 0) fall_rate_[c] = std::min(fall_rate_[c], rate);
            fall = std::max(fall, -change.cost);
        }
        greatest_fall_[c] = greatest_fall_[c + 1] + fall;
    }
}

/// What the state loses at least against the relaxation, when core groups from `rest` on are still open.
double Knapsack::least_loss(const State& state, std::size_t rest) const {
    const std::int64_t left = slack_ - state.cost;
    if (left >= 0) return state.regret + static_cast<double>(left) * std::min(price_, rise_rate_[rest]);
    if (-left > greatest_fall_[rest]) return infinity;
    return state.regret + static_cast<double>(-left) * fall_rate_[rest];
}

/// Merges the states as they are (in extended_) with all of states_ changed by `change`, both by cost.
void Knapsack::merge_change(const Change& change, std::uint32_t group) {
    merged_.clear();
    std::size_t a = 0;
    std::size_t b = 0;
    double best_worth = infinity; // regret less what the unspent money is worth: dominated when not below the best
    const auto keep = [&](const State& state) {
        const double worth = state.regret - price_ * static_cast<double>(state.cost);
        if (worth >= best_worth - tolerance_ * 1e-3) return false;
        best_worth = worth;
        merged_.push_back(state);
        return true;
    };
    while (a < extended_.size() || b < states_.size()) {
        const bool from_a = b >= states_.size() ||
                            (a < extended_.size() && (extended_[a].cost < states_[b].cost + change.cost ||
                                                      (extended_[a].cost == states_[b].cost + change.cost &&
                                                       extended_[a].regret <= states_[b].regret + change.regret)));
        if (from_a) {
            keep(extended_[a++]);
        } else {
            State state{
                states_[b].cost + change.cost, states_[b].regret + change.regret,
                static_cast<std::uint32_t>(traces_.size())};
            if (state.regret < best_loss_ - tolerance_ && keep(state))
                traces_.push_back({states_[b].trace, group, change.item});
            ++b;
        }
    }
    extended_.swap(merged_);
}

void Knapsack::extend(const Core& core) {
    extended_ = states_;
    for (std::uint32_t i = core.first_change; i < core.last_change; ++i) {
        merge_change(changes_[i], core.group);
        work_ += extended_.size();
    }
    states_.swap(extended_);
    for (const State& state : states_) {
        if (state.cost > slack_) break;
        const double loss = state.regret + price_ * static_cast<double>(slack_ - state.cost);
        if (loss >= best_loss_ - tolerance_) continue;
        best_loss_ = std::max(0.0, loss);
        best_trace_ = state.trace;
        best_in_trace_ = true;
    }
}

void Knapsack::prune(std::size_t rest, std::size_t state_limit) {
    std::erase_if(states_, [&](const State& state) { return least_loss(state, rest) >= best_loss_ - tolerance_; });
    if (states_.size() <= state_limit) return;
    losses_.clear();
    for (const State& state : states_)
        losses_.push_back(least_loss(state, rest));
    const auto at = losses_.begin() + static_cast<std::ptrdiff_t>(state_limit);
    std::nth_element(losses_.begin(), at, losses_.end());
    const double limit = *at;
    dropped_loss_ = std::min(dropped_loss_, limit);
    std::erase_if(states_, [&](const State& state) { return least_loss(state, rest) >= limit; });
}

void Knapsack::run_core(std::size_t state_limit, Result& result) {
    constexpr std::size_t most_traces = 8'000'000; // some 100 MB; beyond it the rest is dropped and the bound says so
    constexpr std::size_t states_between_looks = 5'000; // at the clock
    traces_.clear();
    states_.assign(1, {0, 0, nothing});
    dropped_loss_ = infinity;
    for (std::size_t c = 0; c < cores_.size() && !states_.empty(); ++c) {
        if (cores_[c].least_regret >= best_loss_ - tolerance_) break;
        if (traces_.size() > most_traces || (cut_ && states_.size() > states_between_looks && cut_())) {
            for (const State& state : states_)
                dropped_loss_ = std::min(dropped_loss_, least_loss(state, c));
            break;
        }
        extend(cores_[c]);
        prune(c + 1, state_limit);
    }
    result.exact = dropped_loss_ >= best_loss_ - tolerance_;
}

void Knapsack::adopt_best() {
    label_of_.resize(groups());
    const std::vector<std::uint32_t>& from = best_in_trace_ ? base_ : greedy_;
    const auto label = [&](std::uint32_t item) { return item == nothing ? nothing : items_[item].label; };
    for (std::size_t g = 0; g < groups(); ++g)
        label_of_[g] = label(from[g]);
    if (!best_in_trace_) return;
    for (std::uint32_t t = best_trace_; t != nothing; t = traces_[t].before)
        label_of_[traces_[t].group] = label(traces_[t].item);
}

Knapsack::Result Knapsack::solve(std::size_t state_limit) {
    Result result;
    work_ = items_.size();
    best_in_trace_ = false;
    best_trace_ = nothing;
    round_capacity();
    make_hull_steps();
    find_break();
    tolerance_ = 1e-12 * relaxed_;
    fill_greedily();
    result.exact = true;
    if (best_loss_ > tolerance_) {
        make_core();
        run_core(state_limit, result);
    }
    adopt_best();
    result.price = price_;
    result.value = relaxed_ - best_loss_;
    result.bound = relaxed_ - (result.exact ? best_loss_ : std::max(0.0, std::min(best_loss_, dropped_loss_)));
    result.work = work_;
    return result;
}

} // namespace rasoat::planner::choice

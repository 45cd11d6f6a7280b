#include "planner/choice/prices.h"

#include <algorithm>
#include <cmath>

namespace rasoat::planner::choice {

double surplus(const Instance& instance, const std::vector<double>& price, std::uint32_t option) {
    double value = instance.benefit[option];
    const std::uint32_t own = instance.own_budget[option];
    if (own != none) value -= price[own] * static_cast<double>(instance.own_cost[option]);
    for (const FlatDraw& draw : instance.priced(option))
        value -= price[draw.budget] * static_cast<double>(draw.amount);
    return value;
}

double relaxed_value(const Instance& instance, const std::vector<double>& price, std::vector<double>* used) {
    double value = 0;
    if (used) used->assign(price.size(), 0);
    for (std::size_t budget = 0; budget < price.size(); ++budget)
        value += price[budget] * static_cast<double>(instance.capacity[budget]);
    for (std::uint32_t seat = 0; seat < instance.seats(); ++seat) {
        double best = 0;
        std::uint32_t choice = none;
        for (std::uint32_t o = instance.first_option[seat]; o < instance.first_option[seat + 1]; ++o) {
            const double s = surplus(instance, price, o);
            if (s > best) {
                best = s;
                choice = o;
            }
        }
        value += best;
        if (!used || choice == none) continue;
        if (instance.own_budget[choice] != none)
            (*used)[instance.own_budget[choice]] += static_cast<double>(instance.own_cost[choice]);
        for (const FlatDraw& draw : instance.priced(choice))
            (*used)[draw.budget] += static_cast<double>(draw.amount);
    }
    return value;
}

namespace {

/// Benefit over cost, averaged over a budget's options: the scale of its price.
std::vector<double> first_prices(const Instance& instance) {
    std::vector<double> benefit(instance.capacity.size(), 0);
    std::vector<double> cost(instance.capacity.size(), 0);
    for (std::uint32_t o = 0; o < instance.options(); ++o) {
        const std::size_t shares = instance.priced(o).size() + (instance.own_budget[o] != none ? 1 : 0);
        const auto add = [&](std::uint32_t budget, std::int64_t amount) {
            benefit[budget] += instance.benefit[o] / static_cast<double>(shares);
            cost[budget] += static_cast<double>(amount);
        };
        if (instance.own_budget[o] != none) add(instance.own_budget[o], instance.own_cost[o]);
        for (const FlatDraw& draw : instance.priced(o))
            add(draw.budget, draw.amount);
    }
    for (std::size_t budget = 0; budget < cost.size(); ++budget)
        if (cost[budget] > 0) benefit[budget] /= cost[budget];
    return benefit;
}

} // namespace

Prices rough_prices(const Instance& instance, int iterations, const std::function<bool()>& cut) {
    Prices best;
    best.price.assign(instance.capacity.size(), 0);
    best.bound = relaxed_value(instance, best.price, nullptr);
    std::vector<double> price = first_prices(instance);
    std::vector<double> used;
    for (int i = 0; i < iterations && !cut(); ++i) {
        const double bound = relaxed_value(instance, price, &used);
        if (bound < best.bound) best = {price, bound};
        const double step = 0.7 / (1 + 0.1 * i);
        for (std::size_t budget = 0; budget < price.size(); ++budget) {
            const double excess = used[budget] / static_cast<double>(instance.capacity[budget]) - 1;
            price[budget] *= std::exp(step * std::clamp(excess, -1.0, 1.0));
        }
    }
    return best;
}

} // namespace rasoat::planner::choice

#include "planner/choice/prices.h"

#include "planner/choice/parallel.h"

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

/// What a run of seats adds to the bound at some prices, and what their best options draw.
struct Part {
    double value = 0;
    std::vector<double> used;
};

void relax_seats(
    const Instance& instance, const std::vector<double>& price, std::uint32_t first, std::uint32_t last, Part& part) {
    part.value = 0;
    part.used.assign(price.size(), 0);
    for (std::uint32_t seat = first; seat < last; ++seat) {
        double best = 0;
        std::uint32_t choice = none;
        for (std::uint32_t o = instance.first_option[seat]; o < instance.first_option[seat + 1]; ++o) {
            const double s = surplus(instance, price, o);
            if (s <= best) continue;
            best = s;
            choice = o;
        }
        part.value += best;
        if (choice == none) continue;
        if (instance.own_budget[choice] != none)
            part.used[instance.own_budget[choice]] += static_cast<double>(instance.own_cost[choice]);
        for (const FlatDraw& draw : instance.priced(choice))
            part.used[draw.budget] += static_cast<double>(draw.amount);
    }
}

} // namespace

Prices rough_prices(const Instance& instance, int iterations, const Effort& effort) {
    constexpr std::uint64_t most_looks = 60'000'000;         // at options, over all iterations
    constexpr std::uint64_t looks_without_clock = 2'000'000; // some ten milliseconds, after which a first plan is good
    constexpr std::uint32_t part_seats = 20'000;             // fixed, so that sums do not depend on the threads
    if (instance.options() > 0)
        iterations = static_cast<int>(
            std::clamp<std::uint64_t>(most_looks / instance.options(), 12, static_cast<std::uint64_t>(iterations)));
    const int least =
        static_cast<int>(std::min<std::uint64_t>(looks_without_clock / std::max(1U, instance.options()), iterations));
    std::vector<Part> parts((instance.seats() + part_seats - 1) / part_seats);
    Prices best;
    best.price.assign(instance.capacity.size(), 0);
    std::vector<double> price = best.price;
    std::vector<double> used;
    const auto relax = [&] {
        for_each_index(effort.threads(), parts.size(), [&](std::size_t i, unsigned) {
            const auto first = static_cast<std::uint32_t>(i) * part_seats;
            relax_seats(instance, price, first, std::min(instance.seats(), first + part_seats), parts[i]);
        });
        double bound = 0;
        used.assign(price.size(), 0);
        for (std::size_t b = 0; b < price.size(); ++b)
            bound += price[b] * static_cast<double>(instance.capacity[b]);
        for (const Part& part : parts) {
            bound += part.value;
            for (std::size_t b = 0; b < price.size(); ++b)
                used[b] += part.used[b];
        }
        return bound;
    };
    best.bound = relax();
    price = first_prices(instance);
    for (int i = 0; i < iterations && (i < least || !effort.cut()); ++i) {
        const double bound = relax();
        if (bound < best.bound) best = {price, bound};
        const double step = 0.7 / (1 + 0.1 * i);
        for (std::size_t b = 0; b < price.size(); ++b) {
            const double excess = used[b] / static_cast<double>(instance.capacity[b]) - 1;
            price[b] *= std::exp(step * std::clamp(excess, -1.0, 1.0));
        }
    }
    return best;
}

} // namespace rasoat::planner::choice

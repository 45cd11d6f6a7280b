#include "planner/choice/knapsack.h"
#include "planner/sample/random.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

using namespace rasoat;
using planner::choice::Knapsack;
using planner::sample::Random;

namespace {

struct Item {
    double profit;
    std::int64_t cost;
};
using Groups = std::vector<std::vector<Item>>;

Groups random_groups(Random& random, std::uint64_t groups, std::uint64_t items, std::uint64_t greatest_cost) {
    Groups made(groups);
    const bool by_cost = random.below(2) == 0;
    for (auto& group : made) {
        group.resize(random.below(items + 1));
        for (Item& item : group) {
            item.cost = static_cast<std::int64_t>(random.below(greatest_cost + 1));
            item.profit = by_cost ? static_cast<double>(item.cost) + 3 : random.between(-5, 100);
        }
    }
    return made;
}

/// By the textbook: the best profit for every capacity, group after group.
double best_by_table(const Groups& groups, std::int64_t capacity) {
    std::vector<double> best(static_cast<std::size_t>(capacity) + 1, 0);
    for (const auto& group : groups) {
        std::vector<double> next = best;
        for (const Item& item : group)
            for (std::int64_t c = item.cost; c <= capacity; ++c)
                next[static_cast<std::size_t>(c)] = std::max(
                    next[static_cast<std::size_t>(c)], best[static_cast<std::size_t>(c - item.cost)] + item.profit);
        best = next;
    }
    return best.back();
}

Knapsack::Result solve(Knapsack& knapsack, const Groups& groups, std::int64_t capacity, std::size_t states) {
    knapsack.start(capacity);
    for (const auto& group : groups) {
        knapsack.add_group();
        for (std::uint32_t i = 0; i < group.size(); ++i)
            knapsack.add_item(group[i].profit, group[i].cost, i);
    }
    const auto result = knapsack.solve(states);
    double profit = 0;
    std::int64_t cost = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (knapsack.chosen(g) == Knapsack::nothing) continue;
        profit += groups[g][knapsack.chosen(g)].profit;
        cost += groups[g][knapsack.chosen(g)].cost;
    }
    REQUIRE(cost <= capacity);
    REQUIRE(result.value == Approx(profit).epsilon(1e-9).margin(1e-9));
    REQUIRE(result.bound >= result.value - 1e-9);
    return result;
}

} // namespace

TEST_CASE("a knapsack of groups is solved as well as by the table of all capacities", "[choice][knapsack]") {
    Knapsack knapsack;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const Groups groups = random_groups(random, 1 + random.below(25), 6, 1 + random.below(60));
        const auto capacity = static_cast<std::int64_t>(random.below(400));
        const auto result = solve(knapsack, groups, capacity, 1'000'000);
        REQUIRE(result.exact);
        REQUIRE(result.value == Approx(best_by_table(groups, capacity)).epsilon(1e-9).margin(1e-9));
    }
}

TEST_CASE("a knapsack that may keep few states still bounds what it did not look at", "[choice][knapsack]") {
    Knapsack knapsack;
    int inexact = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const Groups groups = random_groups(random, 30, 6, 60);
        const auto capacity = static_cast<std::int64_t>(random.below(600));
        const double best = best_by_table(groups, capacity);
        const auto result = solve(knapsack, groups, capacity, 3);
        REQUIRE(result.bound >= best - 1e-9);
        if (result.exact) REQUIRE(result.value == Approx(best).epsilon(1e-9));
        inexact += !result.exact;
    }
    REQUIRE(inexact > 0);
}

TEST_CASE("a knapsack that is cut keeps a sound answer", "[choice][knapsack]") {
    Random random(1);
    Knapsack knapsack;
    knapsack.start(500'000'000);
    for (int g = 0; g < 2'000; ++g) {
        knapsack.add_group();
        for (std::uint32_t i = 0; i < 5; ++i) {
            const auto cost = static_cast<std::int64_t>(random.below(1'000'000));
            knapsack.add_item(static_cast<double>(cost) + 1000, cost, i);
        }
    }
    knapsack.stop_when([] { return true; });
    const auto result = knapsack.solve(1'000'000);
    REQUIRE(result.bound >= result.value);
    REQUIRE(result.value > 0);
}

TEST_CASE("points that lie in a line but for rounding never overdraw the capacity") {
    Random random(17);
    for (int round = 0; round < 3000; ++round) {
        const auto capacity = static_cast<std::int64_t>(10 + random.below(60));
        const double slope = 0.1 + random.between(0, 3);
        Knapsack knapsack;
        knapsack.start(capacity);
        std::vector<std::int64_t> costs;
        for (int group = 0; group < 6; ++group) {
            knapsack.add_group();
            const double above = random.between(0, 1);
            for (std::int64_t cost = 0; cost < 20; cost += 3) {
                knapsack.add_item(
                    above + slope * static_cast<double>(cost), cost, static_cast<std::uint32_t>(costs.size()));
                costs.push_back(cost);
            }
        }
        (void)knapsack.solve(100'000);
        std::int64_t spent = 0;
        for (std::size_t group = 0; group < knapsack.groups(); ++group)
            if (knapsack.chosen(group) != Knapsack::nothing) spent += costs[knapsack.chosen(group)];
        CHECK(spent <= capacity);
    }
}

#include "planner/choice/block_branch.h"
#include "planner/choice/decomposition.h"
#include "planner/choice/parallel.h"
#include "planner/choice/proof.h"

#include <algorithm>

namespace rasoat::planner::choice {
namespace {

constexpr std::size_t whole_states = 2'000'000; ///< of a knapsack that is a component by itself

} // namespace

/// A component of one block without priced budgets, where each seat looks at one own budget only, is plain knapsacks.
void Decomposition::solve_single_knapsacks() {
    std::vector<std::uint32_t> single;
    for (std::uint32_t c = 0; c < components_.size(); ++c) {
        const Component& component = instance_.components[c];
        if (components_[c].closed || component.last_block - component.first_block > 1) continue;
        if (component.last_budget > component.first_budget) continue;
        single.push_back(c);
    }
    std::vector<std::uint64_t> nodes(single.size(), 0);
    std::vector<char> exact(single.size(), 0);
    std::vector<double> bound(single.size(), 0);
    std::vector<std::vector<std::uint32_t>> taken(single.size());
    for_each_index(effort_.threads(), single.size(), [&](std::size_t i, unsigned worker) {
        const Component& component = instance_.components[single[i]];
        BlockRelaxation relaxation(instance_, instance_.blocks[component.first_block]);
        if (!relaxation.is_exact() || effort_.cut()) return;
        bound[i] = relaxation.evaluate(price_, knapsacks_[worker], whole_states).value;
        exact[i] = 1;
        taken[i] = relaxation.taken();
        nodes[i] = 1;
    });
    for (std::size_t i = 0; i < single.size(); ++i) {
        if (!exact[i]) continue;
        ComponentState& state = components_[single[i]];
        state.bound = std::min(state.bound, bound[i]);
        const Block& block = instance_.blocks[instance_.components[single[i]].first_block];
        double value = 0;
        for (const std::uint32_t option : taken[i])
            value += instance_.benefit[option];
        if (value > incumbent_.benefit(block)) {
            for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
                incumbent_.set(seat, none);
            for (const std::uint32_t option : taken[i]) {
                const auto begin = instance_.first_option.begin();
                const auto seat = std::upper_bound(begin, instance_.first_option.end(), option) - begin - 1;
                incumbent_.set(static_cast<std::uint32_t>(seat), option);
            }
        }
        effort_.count(nodes[i]);
    }
    close_proven();
}

/// The relaxation of one block at the present prices, with plans made from what it takes.
void Decomposition::relax_block(std::uint32_t block, int steps, Knapsack& knapsack) {
    constexpr int steps_between_plans = 3;
    const std::size_t most = pool_size(block);
    BlockState& state = *blocks_[block];
    BlockRelaxation& relaxation = state.relaxation;
    const std::vector<std::uint32_t>& budgets = state.pool.budgets();
    relaxation.begin(price_, knapsack, bound_states);
    ++state.nodes;
    state.use.assign(budgets.size(), 0);
    double weight = 0;
    const auto add_use = [&] {
        weight += 1;
        for (const std::uint32_t option : relaxation.taken())
            for (const FlatDraw& draw : instance_.priced(option)) {
                const auto at = std::lower_bound(budgets.begin(), budgets.end(), draw.budget) - budgets.begin();
                state.use[static_cast<std::size_t>(at)] += static_cast<double>(draw.amount);
            }
    };
    if (!state.search) {
        add_use();
        const Block& place = instance_.blocks[block];
        std::vector<std::uint32_t> chosen(place.last_seat - place.first_seat, none);
        for (const std::uint32_t option : relaxation.taken()) {
            const auto begin = instance_.first_option.begin() + place.first_seat;
            const auto end = instance_.first_option.begin() + place.last_seat + 1;
            chosen[static_cast<std::size_t>(std::upper_bound(begin, end, option) - begin - 1)] = option;
        }
        state.pool.add(chosen);
    } else {
        BlockSearch& search = *state.search;
        search.set_prices(price_);
        double target = state.pool.best_value(price_);
        for (int i = 0; i < steps && !effort_.cut(); ++i) {
            if (i % steps_between_plans == 0) {
                search.start_from(relaxation.taken(), relaxation.own_price(), knapsack);
                if (search.value() >= target * (1 - 1e-3)) state.pool.add(search.plan());
                if (state.pool.plans().size() > 2 * most) state.pool.shrink(most, price_);
                target = std::max(target, search.best_value());
            }
            if (proven(target, relaxation.best_value())) break;
            if (!relaxation.step(price_, target, knapsack, bound_states)) break;
            ++state.nodes;
            if (2 * i >= steps) add_use();
        }
        if (weight == 0) add_use();
        relaxation.go_back_to_best();
    }
    for (double& use : state.use)
        use /= weight;
    state.value = relaxation.best_value();
    state.pool.shrink(most, price_);
}

/// Takes in what the blocks said at the present prices, then moves the prices.
void Decomposition::update_component(std::uint32_t c) {
    const Component& component = instance_.components[c];
    ComponentState& state = components_[c];
    double value = 0;
    for (std::uint32_t b = component.first_budget; b < component.last_budget; ++b)
        value += price_[b] * static_cast<double>(instance_.capacity[b]);
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b)
        value += blocks_[b]->value;
    ++state.since_better;
    if (value < state.bound) {
        if (state.bound - value > 1e-5 * state.bound) state.since_better = 0;
        state.bound = value;
        const auto keep = [&](std::uint32_t first, std::uint32_t last) {
            std::copy(price_.begin() + first, price_.begin() + last, best_price_.begin() + first);
        };
        keep(component.first_budget, component.last_budget);
        for (std::uint32_t b = component.first_block; b < component.last_block; ++b) {
            const Block& block = instance_.blocks[b];
            for (std::uint32_t k = block.first_budget; k < block.last_budget; ++k)
                best_price_[k] = blocks_[b]->relaxation.own_price()[k - block.first_budget];
        }
    }
    if (component.last_budget - component.first_budget == 1)
        step_one_price(c, value);
    else
        step_prices(c, value);
}

/// One price: between a price too cheap and one too dear, where the bound's two tangents meet (Kelley's cutting planes
/// in one dimension), kept off the ends so that the interval shrinks.
void Decomposition::step_one_price(std::uint32_t c, double value) {
    const Component& component = instance_.components[c];
    ComponentState& state = components_[c];
    double& price = price_[component.first_budget];
    double used = 0;
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b)
        if (!blocks_[b]->use.empty()) used += blocks_[b]->use.front();
    const Trial trial{price, value, static_cast<double>(instance_.capacity[component.first_budget]) - used};
    auto& side = trial.slope < 0 ? state.too_cheap : state.too_dear;
    const bool closer = !side || (trial.slope < 0 ? price >= side->price : price <= side->price);
    if (closer) side = trial;
    if (!state.too_cheap) {
        price = price > 0 ? price * 0.8 : 0;
    } else if (!state.too_dear) {
        price = price > 0 ? price * 1.25
                          : 1e-3 * state.bound / static_cast<double>(instance_.capacity[component.first_budget]);
    } else {
        const Trial& low = *state.too_cheap;
        const Trial& high = *state.too_dear;
        const double width = high.price - low.price;
        if (width <= 0) { // averaged slopes may contradict each other: start the interval anew
            state.too_cheap.reset();
            state.too_dear.reset();
            return;
        }
        const double meet = low.price + (high.value - low.value - high.slope * width) / (low.slope - high.slope);
        price = std::clamp(meet, low.price + 0.1 * width, high.price - 0.1 * width);
    }
}

/// A subgradient step with Polyak's length towards the plan at hand, every price measured by its budget's worth.
void Decomposition::step_prices(std::uint32_t c, double value) {
    constexpr double inertia = 0.4;
    constexpr int patience = 3;
    const Component& component = instance_.components[c];
    ComponentState& state = components_[c];
    if (state.since_better >= patience) {
        state.step_scale *= 0.6;
        state.since_better = 0;
    }
    std::vector<double> used(component.last_budget - component.first_budget, 0);
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b)
        for (std::size_t i = 0; i < blocks_[b]->use.size(); ++i)
            used[blocks_[b]->pool.budgets()[i] - component.first_budget] += blocks_[b]->use[i];
    double length = 0;
    for (std::uint32_t b = component.first_budget; b < component.last_budget; ++b) {
        const double left = 1 - used[b - component.first_budget] / static_cast<double>(instance_.capacity[b]);
        direction_[b] = left + inertia * direction_[b];
        if (price_[b] <= 0 && direction_[b] > 0) direction_[b] = 0;
        length += direction_[b] * direction_[b];
    }
    if (length <= 0) return;
    const double step = state.step_scale * std::max(0.0, value - benefit_of(component)) / length;
    for (std::uint32_t b = component.first_budget; b < component.last_budget; ++b)
        price_[b] = std::max(0.0, price_[b] - step * direction_[b] / static_cast<double>(instance_.capacity[b]));
}

void Decomposition::move_prices(int times, int steps, int kicks) {
    constexpr int times_between_plans = 3;
    for (int i = 0; i < times && !effort_.over(); ++i) {
        for_each_index(effort_.threads(), open_blocks_.size(), [&](std::size_t at, unsigned worker) {
            if (!effort_.cut()) relax_block(open_blocks_[at], steps, knapsacks_[worker]);
        });
        if (effort_.cut()) return;
        collect_nodes();
        for (std::uint32_t c = 0; c < components_.size(); ++c)
            if (!components_[c].closed) update_component(c);
        if (i % times_between_plans == times_between_plans - 1) assemble(kicks);
    }
    for (std::uint32_t c = 0; c < components_.size(); ++c) {
        const Component& component = instance_.components[c];
        std::copy(
            best_price_.begin() + component.first_budget, best_price_.begin() + component.last_budget,
            price_.begin() + component.first_budget);
        std::fill(direction_.begin() + component.first_budget, direction_.begin() + component.last_budget, 0.0);
        components_[c].step_scale = std::max(components_[c].step_scale, 0.2);
    }
}

/// How much of a component's gap lies between its blocks' bounds and their best plans, and not in putting them
/// together.
double Decomposition::gap_within_blocks(std::uint32_t c) const {
    double gap = 0;
    for (std::uint32_t b = instance_.components[c].first_block; b < instance_.components[c].last_block; ++b)
        gap += blocks_[b]->value - blocks_[b]->pool.best_value(price_);
    return gap;
}

/// Branches within the blocks at the best prices; what that proves of each block lowers its component's bound.
void Decomposition::prove_blocks(std::uint64_t nodes) {
    constexpr std::uint64_t most_prices = 25'000'000; // of seats, over a block's nodes: some 200 MB
    std::vector<double> bound(blocks_.size(), 0);
    std::vector<char> worth_proving(components_.size(), 0);
    for (std::uint32_t c = 0; c < components_.size(); ++c)
        worth_proving[c] = !components_[c].closed && gap_within_blocks(c) > 0.05 * gap_of(c);
    for_each_index(effort_.threads(), open_blocks_.size(), [&](std::size_t at, unsigned worker) {
        BlockState& state = *blocks_[open_blocks_[at]];
        if (effort_.cut() || !worth_proving[instance_.blocks[open_blocks_[at]].component]) return;
        const Block& block = instance_.blocks[open_blocks_[at]];
        if (!state.search) {
            bound[open_blocks_[at]] = state.relaxation.evaluate(price_, knapsacks_[worker], bound_states).value;
            return;
        }
        const BlockBranchResult result = branch_block(
            price_, std::min(nodes, most_prices / (block.last_seat - block.first_seat)), [&] { return effort_.cut(); },
            state.relaxation, *state.search, state.pool, knapsacks_[worker]);
        bound[open_blocks_[at]] = result.bound;
        state.nodes += result.nodes;
        state.pool.shrink(pool_size(open_blocks_[at]), price_);
    });
    if (effort_.cut()) return;
    collect_nodes();
    for (std::uint32_t c = 0; c < components_.size(); ++c) {
        if (!worth_proving[c]) continue;
        const Component& component = instance_.components[c];
        double value = 0;
        for (std::uint32_t b = component.first_budget; b < component.last_budget; ++b)
            value += price_[b] * static_cast<double>(instance_.capacity[b]);
        for (std::uint32_t b = component.first_block; b < component.last_block; ++b)
            value += bound[b];
        components_[c].bound = std::min(components_[c].bound, value);
    }
}

} // namespace rasoat::planner::choice

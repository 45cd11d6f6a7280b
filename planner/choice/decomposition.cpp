#include "planner/choice/decomposition.h"

#include "planner/choice/block_branch.h"
#include "planner/choice/parallel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rasoat::planner::choice {
namespace {

constexpr std::size_t bound_states = 200'000;   ///< of a knapsack in a relaxation
constexpr std::size_t whole_states = 2'000'000; ///< of a knapsack that is a component by itself
constexpr int first_proving_round = 2;          ///< earlier the prices still move too much
constexpr double proof_tolerance = 1e-11;

/// Whether a plan of this benefit can't be beaten under the bound, to rounding.
bool proven(double benefit, double bound) {
    return bound - benefit <= proof_tolerance * std::max(1.0, bound);
}

} // namespace

Decomposition::Decomposition(const Instance& instance, const Prices& prices, Incumbent& incumbent, Effort& effort)
    : instance_(instance), incumbent_(incumbent), effort_(effort), price_(prices.price), best_price_(prices.price),
      direction_(prices.price.size(), 0), components_(instance.components.size()),
      knapsacks_(std::max(1U, effort.threads())) {
    for (std::uint32_t c = 0; c < components_.size(); ++c) {
        const Component& component = instance.components[c];
        double bound = 0;
        const auto add_budgets = [&](std::uint32_t first, std::uint32_t last) {
            for (std::uint32_t b = first; b < last; ++b)
                bound += price_[b] * static_cast<double>(instance.capacity[b]);
        };
        add_budgets(component.first_budget, component.last_budget);
        for (std::uint32_t b = component.first_block; b < component.last_block; ++b) {
            const Block& block = instance.blocks[b];
            add_budgets(block.first_budget, block.last_budget);
            for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat) {
                double best = 0;
                for (std::uint32_t o = instance.first_option[seat]; o < instance.first_option[seat + 1]; ++o)
                    best = std::max(best, surplus(instance, price_, o));
                bound += best;
            }
        }
        components_[c].bound = bound;
    }
    close_proven();
}

double Decomposition::benefit_of(const Component& component) const {
    double sum = 0;
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b)
        sum += incumbent_.benefit(instance_.blocks[b]);
    return sum;
}

void Decomposition::close(std::uint32_t component) {
    components_[component].closed = true;
    components_[component].bound = benefit_of(instance_.components[component]);
}

void Decomposition::close_proven() {
    for (std::uint32_t c = 0; c < components_.size(); ++c)
        if (!components_[c].closed && proven(benefit_of(instance_.components[c]), components_[c].bound)) close(c);
}

bool Decomposition::closed() const {
    return std::all_of(components_.begin(), components_.end(), [](const auto& c) { return c.closed; });
}

double Decomposition::bound() const {
    double sum = 0;
    for (const ComponentState& component : components_)
        sum += component.bound;
    return sum;
}

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
        bound[i] = relaxation.evaluate(price_, knapsacks_[worker], whole_states, [&] { return effort_.cut(); }).value;
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

void Decomposition::make_blocks() {
    blocks_.resize(instance_.blocks.size());
    std::vector<std::uint32_t> open;
    for (std::uint32_t b = 0; b < blocks_.size(); ++b)
        if (!components_[instance_.blocks[b].component].closed) open.push_back(b);
    for_each_index(effort_.threads(), open.size(), [&](std::size_t i, unsigned) {
        const Block& block = instance_.blocks[open[i]];
        auto& state = blocks_[open[i]];
        state.emplace(BlockState{BlockRelaxation(instance_, block), {}, BlockPool(instance_, block), 0, {}, 0});
        state->relaxation.start(price_);
        if (!state->relaxation.is_exact())
            state->search.emplace(instance_, block, 0x9e3779b97f4a7c15ULL * (open[i] + 1));
        std::vector<std::uint32_t> chosen;
        for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
            chosen.push_back(incumbent_.chosen(seat));
        state->pool.add(chosen);
        state->pool.add(std::vector<std::uint32_t>(chosen.size(), none));
    });
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

void Decomposition::collect_nodes() {
    for (const std::uint32_t b : open_blocks_) {
        effort_.count(blocks_[b]->nodes);
        blocks_[b]->nodes = 0;
    }
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

double Decomposition::gap_of(std::uint32_t component) const {
    return components_[component].bound - benefit_of(instance_.components[component]);
}

/// How much of a component's gap lies between its blocks' bounds and their best plans, and not in putting them
/// together.
double Decomposition::gap_within_blocks(std::uint32_t c) const {
    double gap = 0;
    for (std::uint32_t b = instance_.components[c].first_block; b < instance_.components[c].last_block; ++b)
        gap += blocks_[b]->value - blocks_[b]->pool.best_value(price_);
    return gap;
}

/// How many plans of a block are kept: with few blocks to put together each needs the wider choice.
std::size_t Decomposition::pool_size(std::uint32_t block) const {
    constexpr std::size_t of_all_blocks = 4'000;
    constexpr std::size_t most_seats = 20'000'000; // over a block's plans, so that they take no more than 80 MB
    const Block& place = instance_.blocks[block];
    const Component& component = instance_.components[place.component];
    const std::size_t blocks = component.last_block - component.first_block;
    if (blocks == 1) return 4;
    const std::size_t wanted = std::clamp<std::size_t>(of_all_blocks / blocks, 48, 800);
    return std::clamp<std::size_t>(most_seats / (place.last_seat - place.first_seat), 4, wanted);
}

void Decomposition::search_blocks(int moves) {
    // A plan that loses more than the whole component's gap is in no better choice.
    std::vector<double> gap(components_.size(), 0);
    for (std::uint32_t c = 0; c < components_.size(); ++c)
        if (!components_[c].closed) gap[c] = gap_of(c);
    for_each_index(effort_.threads(), open_blocks_.size(), [&](std::size_t at, unsigned worker) {
        const std::uint32_t block = open_blocks_[at];
        BlockState& state = *blocks_[block];
        if (!state.search) return;
        const double allowance = gap[instance_.blocks[block].component];
        const std::size_t most = pool_size(block);
        BlockSearch& search = *state.search;
        search.set_prices(price_);
        const BlockPool::Plan* best = nullptr;
        for (const BlockPool::Plan& plan : state.pool.plans())
            if (!best || state.pool.value(plan, price_) > state.pool.value(*best, price_)) best = &plan;
        if (best) search.load(best->chosen);
        if (proven(search.best_value(), state.value)) return;
        search.improve(moves, state.relaxation.own_price(), knapsacks_[worker], [&](double value) {
            if (value >= search.best_value() - allowance) state.pool.add(search.plan());
            if (state.pool.plans().size() > 2 * most) state.pool.shrink(most, price_);
            return !effort_.cut();
        });
        state.nodes += static_cast<std::uint64_t>(moves);
        state.pool.shrink(most, price_);
    });
    collect_nodes();
}

void Decomposition::clear(std::uint32_t block) {
    const Block& place = instance_.blocks[block];
    for (std::uint32_t seat = place.first_seat; seat < place.last_seat; ++seat)
        incumbent_.set(seat, none);
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

void Decomposition::adopt(std::uint32_t block, const std::vector<std::uint32_t>& plan) {
    const Block& place = instance_.blocks[block];
    for (std::uint32_t seat = place.first_seat; seat < place.last_seat; ++seat) {
        const std::uint32_t option = plan[seat - place.first_seat];
        if (incumbent_.chosen(seat) != option) incumbent_.set(seat, option);
    }
}

/// One shared budget: which plan of each block is a knapsack over the plans.
void Decomposition::assemble_one_budget(const Component& component) {
    Knapsack& knapsack = knapsacks_.front();
    knapsack.start(instance_.capacity[component.first_budget]);
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b) {
        knapsack.add_group();
        const BlockPool& pool = blocks_[b]->pool;
        for (std::uint32_t p = 0; p < pool.plans().size(); ++p)
            knapsack.add_item(pool.plans()[p].benefit, pool.budgets().empty() ? 0 : pool.plans()[p].use.front(), p);
    }
    if (knapsack.solve(bound_states).value <= benefit_of(component)) return;
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b) {
        const std::uint32_t chosen = knapsack.chosen(b - component.first_block);
        chosen == Knapsack::nothing ? clear(b) : adopt(b, blocks_[b]->pool.plans()[chosen].chosen);
    }
}

/// Several shared budgets: local search over the blocks' plans, from the plan at hand.
void Decomposition::assemble_many_budgets(const Component& component, int kicks) {
    DenseProblem problem;
    problem.capacity.assign(
        instance_.capacity.begin() + component.first_budget, instance_.capacity.begin() + component.last_budget);
    std::vector<std::uint32_t> start;
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b) {
        BlockState& state = *blocks_[b];
        const Block& block = instance_.blocks[b];
        std::vector<std::uint32_t> present;
        for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
            present.push_back(incumbent_.chosen(seat));
        start.push_back(static_cast<std::uint32_t>(problem.benefit.size() + state.pool.add(present)));
        for (const BlockPool::Plan& plan : state.pool.plans()) {
            problem.benefit.push_back(plan.benefit);
            const std::size_t row = problem.cost.size();
            problem.cost.resize(row + problem.capacity.size(), 0);
            for (std::size_t i = 0; i < plan.use.size(); ++i)
                problem.cost[row + state.pool.budgets()[i] - component.first_budget] = plan.use[i];
        }
        problem.first.push_back(static_cast<std::uint32_t>(problem.benefit.size()));
    }
    DenseSearch search(problem, 0x51ed270b + static_cast<std::uint64_t>(rounds_));
    search.set_prices({price_.begin() + component.first_budget, price_.begin() + component.last_budget});
    search.start(start);
    search.restart_by_prices();
    search.improve(kicks, [&] { return effort_.cut(); });
    effort_.count(static_cast<std::uint64_t>(kicks));
    if (search.best_value() <= benefit_of(component)) return;
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b) {
        const std::uint32_t option = search.best()[b - component.first_block];
        const std::uint32_t first = problem.first[b - component.first_block];
        option == none ? clear(b) : adopt(b, blocks_[b]->pool.plans()[option - first].chosen);
    }
}

void Decomposition::assemble(int kicks) {
    for (std::uint32_t c = 0; c < components_.size() && !effort_.cut(); ++c) {
        if (components_[c].closed) continue;
        const Component& component = instance_.components[c];
        const std::uint32_t budgets = component.last_budget - component.first_budget;
        if (budgets <= 1)
            assemble_one_budget(component);
        else
            assemble_many_budgets(component, kicks);
    }
}

/// Solves a block anew against what the true budgets leave it, for benefit alone.
void Decomposition::polish_block(std::uint32_t b, int moves) {
    BlockState& state = *blocks_[b];
    const Block& block = instance_.blocks[b];
    if (!state.search) state.search.emplace(instance_, block, 0x9e3779b97f4a7c15ULL * (b + 1));
    BlockSearch& search = *state.search;
    std::vector<std::uint32_t> present;
    for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
        present.push_back(incumbent_.chosen(seat));
    search.load(present);
    search.set_prices(std::vector<double>(price_.size(), 0));
    const double before = search.value();
    // A priced budget drawn on like the own one caps it; other draws are only checked afterwards.
    std::vector<std::int64_t> capacity(
        instance_.capacity.begin() + block.first_budget, instance_.capacity.begin() + block.last_budget);
    for (std::uint32_t o = instance_.first_option[block.first_seat]; o < instance_.first_option[block.last_seat]; ++o) {
        const std::uint32_t own = instance_.own_budget[o];
        if (own == none) continue;
        const std::int64_t used = instance_.capacity[own] - incumbent_.left(own);
        for (const FlatDraw& draw : instance_.priced(o))
            capacity[own - block.first_budget] =
                std::min(capacity[own - block.first_budget], used + incumbent_.left(draw.budget));
    }
    search.set_capacity(capacity);
    search.improve(moves, state.relaxation.own_price(), knapsacks_.front(), [&](double) { return !effort_.cut(); });
    search.set_capacity(
        std::span(instance_.capacity).subspan(block.first_budget, block.last_budget - block.first_budget));
    effort_.count(static_cast<std::uint64_t>(moves));
    if (search.best_value() <= before * (1 + 1e-12)) return;
    for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
        incumbent_.set(seat, search.best()[seat - block.first_seat]);
    if (incumbent_.feasible(instance_.own_budgets)) {
        state.pool.add(search.best());
        return;
    }
    for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
        incumbent_.set(seat, present[seat - block.first_seat]);
}

void Decomposition::polish(int moves) {
    for (const std::uint32_t b : open_blocks_) {
        if (effort_.over()) return;
        const Component& component = instance_.components[instance_.blocks[b].component];
        double unspent = 0;
        for (std::uint32_t k = component.first_budget; k < component.last_budget; ++k)
            unspent += price_[k] * static_cast<double>(incumbent_.left(k));
        if (unspent <= 1e-7 * components_[instance_.blocks[b].component].bound) continue;
        polish_block(b, moves);
    }
}

/// Local search over the seats of a component with few budgets, own and priced ones alike.
void Decomposition::exchange_in(std::uint32_t c, int moves) {
    constexpr std::uint32_t most_budgets = 16;
    constexpr std::uint32_t most_options = 100'000;
    const Component& component = instance_.components[c];
    const Block& first = instance_.blocks[component.first_block];
    const Block& last = instance_.blocks[component.last_block - 1];
    std::uint32_t own = 0;
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b)
        own += instance_.blocks[b].last_budget - instance_.blocks[b].first_budget;
    const std::uint32_t priced = component.last_budget - component.first_budget;
    const std::uint32_t options = instance_.first_option[last.last_seat] - instance_.first_option[first.first_seat];
    if (own + priced > most_budgets || options > most_options) return;
    DenseProblem problem;
    std::vector<std::uint32_t> column(instance_.capacity.size(), none);
    std::vector<double> price;
    const auto add_budgets = [&](std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t b = from; b < to; ++b) {
            column[b] = static_cast<std::uint32_t>(problem.capacity.size());
            problem.capacity.push_back(instance_.capacity[b]);
            price.push_back(best_price_[b]);
        }
    };
    add_budgets(component.first_budget, component.last_budget);
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b)
        add_budgets(instance_.blocks[b].first_budget, instance_.blocks[b].last_budget);
    const std::uint32_t first_option = instance_.first_option[first.first_seat];
    std::vector<std::uint32_t> start;
    for (std::uint32_t seat = first.first_seat; seat < last.last_seat; ++seat) {
        for (std::uint32_t o = instance_.first_option[seat]; o < instance_.first_option[seat + 1]; ++o) {
            problem.benefit.push_back(instance_.benefit[o]);
            const std::size_t row = problem.cost.size();
            problem.cost.resize(row + problem.capacity.size(), 0);
            if (instance_.own_budget[o] != none)
                problem.cost[row + column[instance_.own_budget[o]]] = instance_.own_cost[o];
            for (const FlatDraw& draw : instance_.priced(o))
                problem.cost[row + column[draw.budget]] = draw.amount;
        }
        problem.first.push_back(static_cast<std::uint32_t>(problem.benefit.size()));
        start.push_back(incumbent_.chosen(seat) == none ? none : incumbent_.chosen(seat) - first_option);
    }
    DenseSearch search(problem, 0x2545f491 + static_cast<std::uint64_t>(rounds_));
    search.set_prices(price);
    search.start(start);
    search.improve(moves, [&] { return effort_.cut(); });
    effort_.count(static_cast<std::uint64_t>(moves));
    if (search.best_value() <= benefit_of(component)) return;
    for (std::uint32_t seat = first.first_seat; seat < last.last_seat; ++seat) {
        const std::uint32_t option = search.best()[seat - first.first_seat];
        incumbent_.set(seat, option == none ? none : option + first_option);
    }
}

void Decomposition::exchange(int moves) {
    for (std::uint32_t c = 0; c < components_.size() && !effort_.over(); ++c)
        if (!components_[c].closed) exchange_in(c, moves);
}

void Decomposition::round(const std::function<void()>& improved) {
    if (rounds_ == 0) {
        solve_single_knapsacks();
        improved();
        if (closed() || effort_.over()) return;
        make_blocks();
    }
    open_blocks_.clear();
    for (std::uint32_t b = 0; b < blocks_.size(); ++b)
        if (!components_[instance_.blocks[b].component].closed) open_blocks_.push_back(b);
    const int longer = 1 << std::min(rounds_, 12);
    const auto ended = [&] {
        close_proven();
        improved();
        return closed() || effort_.over();
    };
    move_prices(12, 4 * longer, 60 * longer);
    if (ended()) return;
    assemble(400 * longer);
    if (ended()) return;
    search_blocks(50 * longer);
    if (ended()) return;
    if (rounds_ >= first_proving_round) prove_blocks(static_cast<std::uint64_t>(8) << std::min(rounds_, 24));
    if (ended()) return;
    assemble(600 * longer);
    if (ended()) return;
    polish(10 * longer);
    if (ended()) return;
    exchange(300 * longer);
    ended();
    ++rounds_;
}

} // namespace rasoat::planner::choice

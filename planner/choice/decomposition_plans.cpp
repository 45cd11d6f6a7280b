#include "planner/choice/decomposition.h"
#include "planner/choice/dense_search.h"
#include "planner/choice/parallel.h"
#include "planner/choice/proof.h"

#include <algorithm>

namespace rasoat::planner::choice {

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

} // namespace rasoat::planner::choice

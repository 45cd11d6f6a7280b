#include "planner/choice/decomposition.h"

#include "planner/choice/parallel.h"
#include "planner/choice/proof.h"

#include <algorithm>

namespace rasoat::planner::choice {
namespace {

constexpr int first_proving_round = 2; ///< earlier the prices still move too much

} // namespace

Decomposition::Decomposition(const Instance& instance, const Prices& prices, Incumbent& incumbent, Effort& effort)
    : instance_(instance), incumbent_(incumbent), effort_(effort), price_(prices.price), best_price_(prices.price),
      direction_(prices.price.size(), 0), components_(instance.components.size()),
      knapsacks_(std::max(1U, effort.threads())) {
    for (Knapsack& knapsack : knapsacks_)
        knapsack.stop_when([&effort] { return effort.cut(); });
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

void Decomposition::collect_nodes() {
    for (const std::uint32_t b : open_blocks_) {
        effort_.count(blocks_[b]->nodes);
        blocks_[b]->nodes = 0;
    }
}

double Decomposition::gap_of(std::uint32_t component) const {
    return components_[component].bound - benefit_of(instance_.components[component]);
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

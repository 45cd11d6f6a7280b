#pragma once

#include "planner/choice/block_pool.h"
#include "planner/choice/block_relaxation.h"
#include "planner/choice/block_search.h"
#include "planner/choice/effort.h"
#include "planner/choice/incumbent.h"
#include "planner/choice/instance.h"
#include "planner/choice/knapsack.h"
#include "planner/choice/prices.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace rasoat::planner::choice {

/// The search by parts: shared budgets get prices, blocks are bounded and planned by themselves, in parallel, and
/// their plans are put together under the true budgets. Each round works longer than the one before.
/// decomposition.cpp holds the round, decomposition_bounds.cpp what lowers the bound, decomposition_plans.cpp what
/// makes plans.
class Decomposition {
public:
    /// `incumbent` is a plan within the budgets, which the search replaces by better ones.
    Decomposition(const Instance& instance, const Prices& prices, Incumbent& incumbent, Effort& effort);

    /// One round on every component that is still open; `improved` is called where plan or bound may have got better.
    void round(const std::function<void()>& improved);

    [[nodiscard]] int rounds() const { return rounds_; } ///< done so far
    [[nodiscard]] bool closed() const;
    /// On the whole: no choice has more.
    [[nodiscard]] double bound() const;
    /// The prices at which each component's best bound was found.
    [[nodiscard]] const std::vector<double>& prices() const { return best_price_; }

    [[nodiscard]] bool is_open(std::uint32_t component) const { return !components_[component].closed; }
    [[nodiscard]] double bound_of(std::uint32_t component) const { return components_[component].bound; }
    /// The component's plan in the incumbent was proven best elsewhere.
    void close(std::uint32_t component);

private:
    static constexpr std::size_t bound_states = 200'000; ///< of a knapsack in a relaxation

    struct BlockState {
        BlockRelaxation relaxation;
        std::optional<BlockSearch> search; ///< where the relaxation is not exact by itself
        BlockPool pool;
        double value = 0;        ///< of the relaxation at the present prices
        std::vector<double> use; ///< of the pool's budgets, averaged over the relaxation's steps
        std::uint64_t nodes = 0;
    };
    /// A price tried, and what the bound was and how steep (capacity less use).
    struct Trial {
        double price = 0, value = 0, slope = 0;
    };
    struct ComponentState {
        double bound = 0;
        double step_scale = 1;
        int since_better = 0;
        bool closed = false;
        std::optional<Trial> too_cheap, too_dear; ///< with one priced budget: the nearest on either side
    };

    void solve_single_knapsacks();
    void make_blocks();
    void move_prices(int times, int steps, int kicks);
    void relax_block(std::uint32_t block, int steps, Knapsack& knapsack);
    void update_component(std::uint32_t component);
    void step_prices(std::uint32_t component, double value);
    void step_one_price(std::uint32_t component, double value);
    void search_blocks(int moves);
    [[nodiscard]] double gap_of(std::uint32_t component) const;
    [[nodiscard]] double gap_within_blocks(std::uint32_t component) const;
    [[nodiscard]] std::size_t pool_size(std::uint32_t block) const;
    void assemble(int kicks);
    void assemble_one_budget(const Component& component);
    void assemble_many_budgets(const Component& component, int kicks);
    void adopt(std::uint32_t block, const std::vector<std::uint32_t>& plan);
    void clear(std::uint32_t block);
    void prove_blocks(std::uint64_t nodes);
    void polish(int moves);
    void exchange(int moves);
    void exchange_in(std::uint32_t component, int moves);
    void polish_block(std::uint32_t block, int moves);
    [[nodiscard]] double benefit_of(const Component& component) const;
    void close_proven();
    void collect_nodes();

    const Instance& instance_;
    Incumbent& incumbent_;
    Effort& effort_;
    std::vector<double> price_, best_price_, direction_;
    std::vector<std::optional<BlockState>> blocks_; ///< absent where the component is closed
    std::vector<std::uint32_t> open_blocks_;
    std::vector<ComponentState> components_;
    std::vector<Knapsack> knapsacks_; ///< one a worker
    int rounds_ = 0;
};

} // namespace rasoat::planner::choice

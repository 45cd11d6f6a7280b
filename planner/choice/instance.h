#pragma once

#include "planner/choice/choice.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

/// A problem made ready for solving: what cannot matter is gone, and what belongs together lies together.
namespace rasoat::planner::choice {

/// Index of an option, a seat or a budget that is not there.
inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct FlatDraw {
    std::int64_t amount = 0; ///< > 0
    std::uint32_t budget = 0;
};

/// A run of seats that share budgets of their own. Apart from the priced budgets, blocks know nothing of each other.
struct Block {
    std::uint32_t first_seat = 0, last_seat = 0;     ///< one past the last
    std::uint32_t first_budget = 0, last_budget = 0; ///< its own budgets, one past the last
    std::uint32_t component = 0;
};

/// Blocks tied to each other by priced budgets; components have nothing in common.
struct Component {
    std::uint32_t first_block = 0, last_block = 0;   ///< one past the last
    std::uint32_t first_budget = 0, last_budget = 0; ///< its priced budgets, one past the last
};

/// Budgets are of two kinds. A block's *own* budget: no option draws on two of them, so each is a knapsack by itself.
/// A *priced* budget: shared beyond that (a district's money over its units), held by a price in the relaxations.
struct Instance {
    std::vector<std::int64_t> capacity;         ///< own budgets block by block, then the priced ones by component
    std::vector<std::uint32_t> origin_budget;   ///< index in the problem
    std::uint32_t own_budgets = 0;              ///< budgets from here on are priced
    std::vector<std::uint32_t> first_option{0}; ///< per seat, one more at the end
    std::vector<std::uint32_t> origin_seat;
    std::vector<double> benefit;              ///< per option, > 0
    std::vector<std::uint32_t> origin_option; ///< index within the problem's seat
    std::vector<std::uint32_t> own_budget;    ///< per option, or none
    std::vector<std::int64_t> own_cost;       ///< per option: its draw on own_budget
    std::vector<std::uint32_t> first_draw{0}; ///< per option, one more at the end: draws on priced budgets
    std::vector<FlatDraw> priced_draws;
    std::vector<Block> blocks;
    std::vector<Component> components;

    [[nodiscard]] std::uint32_t seats() const { return static_cast<std::uint32_t>(origin_seat.size()); }
    [[nodiscard]] std::uint32_t options() const { return static_cast<std::uint32_t>(benefit.size()); }
    [[nodiscard]] std::span<const FlatDraw> priced(std::uint32_t option) const {
        return std::span(priced_draws).subspan(first_draw[option], first_draw[option + 1] - first_draw[option]);
    }
};

/// Drops options that cost more than a budget holds, bring nothing or are dominated (another of the same seat draws
/// no more on any budget and brings no less), drops budgets that can't be overdrawn, and splits the rest into
/// components and blocks. Keeps at least one best choice of the problem.
[[nodiscard]] Instance make_instance(const ChoiceProblem& problem, unsigned threads);

} // namespace rasoat::planner::choice

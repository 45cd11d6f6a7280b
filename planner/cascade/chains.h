#pragma once

#include "planner/cascade/allocation.h"
#include "planner/cascade/shelf_prices.h"

#include <span>
#include <vector>

namespace rasoat::planner::cascade {

/// The choice once more, with the chains of an allocation as they stand: seats between which machines move are one seat
/// whose options are what they can do together (nothing, each its own, the whole chain or a part of it behind any new
/// machine). All else is as in the problem, without moves.
class ChainChoice {
public:
    /// Of each chain the combinations kept are those worth most at these prices of money, that of the allocation
    /// always.
    ChainChoice(const CascadeProblem& problem, const Allocation& allocation, std::span<const double> money_prices);

    [[nodiscard]] const ChoiceProblem& choice() const { return choice_; }
    [[nodiscard]] Allocation allocation_of(const Choice& chosen) const;

private:
    struct Step {
        std::uint32_t seat = 0;
        std::uint32_t option = none;
        std::uint32_t source = none;
    };
    /// What the seats of a chain do together.
    using Combination = std::vector<Step>;

    void add_chain(std::span<const std::uint32_t> seats, bool circle);
    void add(const Combination& combination);
    [[nodiscard]] std::vector<Combination> combinations(std::span<const std::uint32_t> seats) const;
    [[nodiscard]] double value(const Step& step) const;

    const CascadeProblem& problem_;
    const Allocation& allocation_;
    std::span<const double> money_prices_;
    ChoiceProblem choice_;
    std::vector<Combination> offers_; ///< by option of choice_
};

} // namespace rasoat::planner::cascade

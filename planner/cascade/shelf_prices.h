#pragma once

#include "planner/cascade/cascade.h"

#include <span>
#include <vector>

namespace rasoat::planner::cascade {

/// What machines cost and fetch, so that seats can be decided one by one. Any prices give a valid bound.
class ShelfPrices {
public:
    /// At prices of zero.
    explicit ShelfPrices(const Market& market);
    void set(std::uint32_t year, std::span<const double> price_of_shelf);

    /// What a seat counts for receiving a machine in that year: its shelf's price less what it gives up.
    [[nodiscard]] double taking(std::uint32_t seat, std::uint32_t year) const;
    /// What a machine fetches that is set free in that year; at least 0, for it may be retired.
    [[nodiscard]] double freed(std::uint32_t source, std::uint32_t year) const {
        return freed_[std::size_t{source} * market_.years + year];
    }
    /// An option's benefit with the machines that it moves.
    [[nodiscard]] double benefit(const CascadeProblem& problem, std::uint32_t seat, std::size_t option) const;
    /// What the spare machines fetch together.
    [[nodiscard]] double spares() const;

private:
    [[nodiscard]] double best_price(std::uint32_t source, std::uint32_t year) const;

    const Market& market_;
    std::vector<double> price_;    ///< by year, shelf
    std::vector<double> cheapest_; ///< the same: of this shelf and the lower ones of its class
    std::vector<double> freed_;    ///< by source, year
};

/// What the problem is bounded by at these prices of money and machines.
[[nodiscard]] double
bound_at(const CascadeProblem& problem, std::span<const double> money_prices, const ShelfPrices& prices);

/// Prices of machines that make the bound at these prices of money low: year by year the dual values of the year's flow
/// with the other years at the prices they have. With one year they are the best there are.
[[nodiscard]] ShelfPrices
price_shelves(const CascadeProblem& problem, std::span<const double> money_prices, unsigned threads, int rounds);

/// The choice between options with the machines that they move, at these prices; options that bring nothing are left
/// out. `origin` tells each option's index within its seat.
struct PricedChoice {
    ChoiceProblem choice;
    std::vector<std::uint32_t> origin;
};
[[nodiscard]] PricedChoice priced_choice(const CascadeProblem& problem, const ShelfPrices& prices);

} // namespace rasoat::planner::cascade

#pragma once

#include "planner/choice/choice.h"
#include "planner/funding/funding.h"
#include "planner/offers/rewards.h"
#include "planner/options/priced_options.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rasoat::planner {

/// What a plan is chosen from. The parts outlive it.
struct Task {
    const Fleet& fleet;
    const Policies& policies;
    std::span<const SeatOptions> seats; ///< in the fleet's order, options that a lock forbids left out
    const Funding& funding;
};

/// An option of a seat, paid by one fund.
struct Offer {
    std::uint32_t option = 0;          ///< index into SeatOptions::options
    std::optional<std::uint32_t> fund; ///< index into Fleet::funds; none: it costs nothing
};

/// All offers of all seats as a choice problem, with the budgets of the funding.
struct Offers {
    ChoiceProblem problem;
    std::vector<Offer> offers; ///< by index over all options of the problem
};

/// What an option at a seat is for a fund.
[[nodiscard]] PaidLine paid_line_of(const Seat& seat, const PricedOption& option, const Catalogue& catalogue);

/// An option's worth is its benefit and the rewards that it earns; those worth nothing are left out. Throws
/// InvalidProblem where the sum of all costs would leave 64 bits.
[[nodiscard]] Offers offers_of(const Task& task, const Rewards& rewards);

} // namespace rasoat::planner

#pragma once

#include "planner/cascade/market.h"
#include "planner/choice/choice.h"

#include <span>

/// Which options to take within the budgets where machines may be handed down and exchanged as well: the choice and the
/// flow of machines as one problem, with a bound on what any plan with exchanges could reach.
namespace rasoat::planner {

/// What an option of the choice does with the machine that stands at its seat.
struct Movement {
    enum class Kind {
        stays,   ///< kept or upgraded
        leaves,  ///< a new machine comes: the old one may go to another seat in the same year
        receives ///< a machine of another seat or a spare one comes; the old one may go on
    } kind = Kind::stays;
    std::uint32_t year = 0; ///< offset from the first
};

/// A choice problem whose options also move machines. The benefit of an option that receives is what it brings beside
/// the machine (mostly nothing), its draws are the cost of moving. At most one such option a seat, year and payer.
struct CascadeProblem {
    const ChoiceProblem& choice;
    std::span<const Movement> movements; ///< by index over all options
    const cascade::Market& market;
};

struct Cascade {
    /// As for a choice: `chosen` are options of the problem, `bound` holds for every plan with exchanges.
    Choice choice;
    std::vector<std::uint32_t> source; ///< by seat: index into Market::sources where it receives, else cascade::none
    std::vector<double> benefit;       ///< by seat
};

/// The best plan found. Every machine stands at one seat at most afterwards, one that leaves its seat is replaced there
/// in the same year, and no budget is overdrawn.
///
/// Way: the choice alone gives prices of money; at these, a flow gives prices of shelves; at these, each machine that
/// is set free counts what it would fetch and each that is taken what it would cost, so that the choice with those
/// benefits bounds the whole (Lagrange over "what is taken from a shelf has been laid on it") and picks what is to be
/// bought. The moves that go with any such picks are an exact flow. Chains of moves are then options of their own in
/// one more choice.
[[nodiscard]] Cascade
solve_cascade(const CascadeProblem& problem, const Limits& limits, const ProgressSink& on_progress = {});

} // namespace rasoat::planner

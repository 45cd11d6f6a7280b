#pragma once

#include "server/planning/references.h"
#include "server/planning/review.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What changed rules would do to the ranking. Nothing is stored.
namespace rasoat::planning {

struct TriedRules {
    std::optional<planner::Role> role;         ///< in the place of the one with its id; an unknown id changes nothing
    std::optional<planner::Policies> policies; ///< in the place of the present ones; the day stays
};

/// A seat whose verdict would turn.
struct TurnedSeat {
    SeatReference seat;
    std::optional<MachineReference> machine;
    std::optional<double> score_before; ///< none: too little is known
    std::optional<double> score_after;
    std::size_t rank_before = 0; ///< 1: the worst
    std::size_t rank_after = 0;
};

/// Seats that turn one way: how many, and the worst of them as they would be ranked.
struct TurnedSeats {
    std::size_t total = 0;
    std::vector<TurnedSeat> items;
};

struct UnitShift {
    store::UnitId id;
    std::string name;
    std::size_t seats = 0;      ///< of those judged anew
    std::size_t low_before = 0; ///< of those
    std::size_t low_after = 0;
};

struct RankingShift {
    std::size_t seats = 0;      ///< judged anew: of the role, or all
    std::size_t low_before = 0; ///< of those, low or without a machine
    std::size_t low_after = 0;
    std::size_t moved = 0; ///< seats of the whole organisation whose rank would be another
    TurnedSeats newly_low;
    TurnedSeats newly_fit;
    std::vector<UnitShift> units; ///< seats' own units whose figure would be another, the greatest difference first
};

/// `most`: items of each list of seats.
[[nodiscard]] RankingShift
ranking_shift(const ReviewedFleet& reviewed, const TriedRules& tried, store::Reader& reader, std::size_t most);

} // namespace rasoat::planning

#pragma once

#include "server/planning/reviewed_fleet.h"

#include <cstdint>
#include <vector>

/// The ranking: every seat judged and in its place.
namespace rasoat::planning {

/// How a seat with a machine of that fitness stands.
[[nodiscard]] JudgedSeat
judged_seat(std::uint32_t seat, const planner::Fitness& fitness, const planner::Policies& policies);

/// Judges every seat of the fleet by the policies: fills ranking and rank_of.
void judge_seats(ReviewedFleet& reviewed);

/// Judges these seats again, or for the first time where they were added behind the others, and moves them to their
/// places. The same ranking as judge_seats() makes, where nothing but they has changed.
void judge_again(ReviewedFleet& reviewed, const std::vector<std::uint32_t>& seats);

} // namespace rasoat::planning

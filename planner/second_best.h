#pragma once

#include "planner/offers/solution.h"
#include "planner/plan.h"

#include <optional>

namespace rasoat::planner {

/// What would be done at the seat if what was taken there could not be had and all else cost what it costs at the
/// plan's prices: keeping it, another option, or the same in another year. None for a seat that is kept.
[[nodiscard]] std::optional<SecondBest> second_best_at(const Task& task, const Solution& solution, std::uint32_t seat);

} // namespace rasoat::planner

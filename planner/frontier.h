#pragma once

#include "planner/options/priced_options.h"
#include "planner/plan.h"

#include <span>
#include <vector>

namespace rasoat::planner {

/// The curve of Plan::frontier, from the options of all seats that are carried out in that year. One sort of the steps
/// of all convex hulls, then one sweep: O(options log options).
[[nodiscard]] std::vector<FrontierPoint> frontier_of(std::span<const SeatOptions> seats, Year year);

} // namespace rasoat::planner

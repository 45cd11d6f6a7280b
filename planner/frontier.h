#pragma once

#include "planner/options/priced_options.h"
#include "planner/plan.h"

#include <optional>
#include <span>
#include <vector>

namespace rasoat::planner {

struct Frontier {
    std::vector<FrontierPoint> curve;
    std::vector<std::optional<Vnd>> comes_in_at; ///< by seat: where the sweep first spends money on it; none: nowhere
};

/// The curve of Plan::frontier, from the options of all seats that are carried out in that year. One sort of the steps
/// of all convex hulls, then one sweep: O(options log options). `exchanged`: by seat the machine that it gets for
/// nothing before any money is spent, where it gets one in that year; empty where nothing moves. What is bought at such
/// a seat comes on top, and only a new machine: the one it had has gone.
[[nodiscard]] Frontier
frontier_of(std::span<const SeatOptions> seats, Year year, std::span<const std::optional<PricedOption>> exchanged = {});

} // namespace rasoat::planner

#pragma once

#include "server/planning/review.h"

#include <vector>

namespace rasoat::planning {

/// The unit's index; of one that has ended, that of the unit which took its place in the end. None: it never was.
[[nodiscard]] std::optional<std::uint32_t> present_unit(const ReviewedFleet& reviewed, store::UnitId id);

/// For each unit of the fleet whether it is `top` or lies below it; all false where there is no such unit.
[[nodiscard]] std::vector<bool> units_below(const ReviewedFleet& reviewed, store::UnitId top);

/// Indices of all units, parents before children, brothers in their order.
[[nodiscard]] std::vector<std::uint32_t> units_from_the_top(const ReviewedFleet& reviewed);

} // namespace rasoat::planning

#pragma once

#include "planner/model/fleet.h"
#include "server/store/import_records.h"

#include <span>

namespace rasoat::planning {

/// The catalogue with the prices that the office has set in place of its own; its source says so.
[[nodiscard]] planner::Catalogue with_set_prices(planner::Catalogue catalogue, std::span<const store::SetPrice> prices);

} // namespace rasoat::planning

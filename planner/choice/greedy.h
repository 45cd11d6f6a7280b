#pragma once

#include "planner/choice/incumbent.h"

#include <vector>

namespace rasoat::planner::choice {

/// Takes options where they fit, the ones that lose least against the prices first. Leaves what is chosen unless an
/// option that fits brings more at the same seat. Beyond a million options, without sorting: each seat's best in turn.
void fill_by_prices(const Instance& instance, const std::vector<double>& price, Incumbent& incumbent);

} // namespace rasoat::planner::choice

#pragma once

#include "planner/cli/arguments.h"
#include "planner/sample/district.h"

namespace rasoat::planner::cli {

/// From --seats, --units, --years, --seed and --budget-share; what is absent keeps the sample's default.
[[nodiscard]] sample::DistrictShape district_shape_from(const Arguments& arguments);

} // namespace rasoat::planner::cli

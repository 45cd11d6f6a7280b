#pragma once

#include "planner/choice/choice.h"

namespace rasoat::planner {

/// Limits for one of several solutions: that share of the time which is left until the deadline; the node limit, the
/// threads and the cancellation as they are.
[[nodiscard]] Limits part_of(const Limits& limits, double share);

} // namespace rasoat::planner

#pragma once

#include "planner/invalid_fleet.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"

namespace rasoat::planner {

/// Throws InvalidFleet where an index points nowhere, units form a circle, two seats share a machine, a role's position
/// has no ceiling, a number is out of its range, or two locks of one seat contradict each other.
/// Behind it the planner checks nothing twice.
void check(const Fleet& fleet, const Policies& policies);

} // namespace rasoat::planner

#pragma once

#include "planner/invalid_fleet.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/priced_options.h"

#include <span>

namespace rasoat::planner {

/// Throws InvalidFleet where an index points nowhere, units form a circle, two seats share a machine, a role's position
/// has no ceiling, a number is out of its range or would leave it with the years, funds of one line are not alike, or
/// two locks of one seat contradict each other. Behind it the planner checks nothing twice.
void check(const Fleet& fleet, const Policies& policies);

/// Throws InvalidFleet where all options of all seats together would cost so much that a sum could leave 64 bits.
void check_sums(const Fleet& fleet, std::span<const SeatOptions> seats);

} // namespace rasoat::planner

#pragma once

#include "planner/model/machine.h"
#include "planner/model/policies.h"

/// How likely a machine is to fail, and what that takes from its worth.
namespace rasoat::planner {

/// The chance that the machine fails within the year that ends on that day: policies.failures.first_year, and
/// yearly_growth more for each year behind it, as far as its age is known at least (Gartner, 2006, of desktops bought
/// in 2005: 5 % in the first year, 12 % in the fourth); not less than what its system disk says of itself: 15 % of
/// disks with reallocated sectors and 30 % of those with scan errors fail within eight months (Pinheiro, Weber,
/// Barroso, "Failure Trends in a Large Disk Drive Population", FAST 2007), which is 22 % and 41 % a year. At most 0.9.
[[nodiscard]] double failure_rate(const Machine& machine, Day day, const Policies& policies);

/// The share of a year's worth that is left when failures are reckoned with: a machine that fails does so in the middle
/// of the year on the average, and is out for the rest of it.
[[nodiscard]] double share_in_service(const Machine& machine, Day day, const Policies& policies);

} // namespace rasoat::planner

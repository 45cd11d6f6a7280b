#pragma once

#include "planner/model/machine.h"
#include "planner/model/policies.h"

#include <optional>

namespace rasoat::planner {

/// The first day on which the machine is old enough to be replaced and out of warranty. None where its purchase is not
/// known, or where it is broken: then age does not count.
[[nodiscard]] std::optional<Day> replaceable_from(const Machine& machine, const Policies& policies);

} // namespace rasoat::planner

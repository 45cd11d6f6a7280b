#pragma once

#include "planner/options/priced_options.h"
#include "planner/plan.h"

#include <span>

namespace rasoat::planner {

/// What the plan's lines put off, against the cheapest new machine that serves for every seat that is low today, has a
/// machine and may get a new one in the first year.
[[nodiscard]] PutOff put_off_by(
    std::span<const PlanLine> lines, std::span<const SeatOptions> seats, const Fleet& fleet, const Policies& policies);

} // namespace rasoat::planner

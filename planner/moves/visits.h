#pragma once

#include "planner/moves/moves.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rasoat::planner {

/// Visits of one year and which of them must come before which.
struct Visits {
    std::vector<MoveStep> steps;
    std::vector<std::vector<std::uint32_t>> after; ///< by step: those that have to wait for it
    std::vector<MoveStep> retired;                 ///< what came off for good
};

/// The visits of one year that carry out these lines. Machines in `handed_out` (by index) go to a seat in some year and
/// are no loaners.
[[nodiscard]] Visits
visits_of_year(std::span<const PlanLine* const> lines, const Fleet& fleet, const std::vector<bool>& handed_out);

/// An order that keeps to `after` and stays in one unit as long as something can be done there.
[[nodiscard]] std::vector<std::uint32_t> order_of(const Visits& visits);

} // namespace rasoat::planner

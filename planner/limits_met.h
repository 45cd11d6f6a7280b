#pragma once

#include "planner/coverage/groups.h"
#include "planner/locks.h"
#include "planner/offers/solution.h"
#include "planner/plan_conflict.h"

#include <span>
#include <vector>

namespace rasoat::planner {

/// Conflicts that can be seen before anything is chosen: shares that no money could reach, and sets of locks and shares
/// that cost more than all funds that may pay for them hold. Empty where there is none of that kind.
[[nodiscard]] std::vector<Conflict>
conflicts_in(const Task& task, const LockOfSeat& locks, std::span<const CoverageGroup> groups);

/// Locks that the solution does not meet, as a conflict that no sum of money shows: lines cannot be split.
[[nodiscard]] std::vector<Conflict> unmet_locks(const LockOfSeat& locks, const Solution& solution);

/// Shares for which no plan was found, as such a conflict; `proven` where there is none.
[[nodiscard]] std::vector<Conflict> unmet_shares(const Task& task, std::span<const CoverageGroup> groups, bool proven);

} // namespace rasoat::planner

#pragma once

#include "server/planning/machine_page.h"
#include "server/planning/planning_rules.h"
#include "server/store/store.h"

#include <optional>

namespace rasoat::planning {

/// All about a machine as it was at the end of a day: its report of then, the seat where it stood, the unit's name of
/// then; judged by today's roles and policies on that day. Purchase and note are those of now. None where there is no
/// such machine, it had not reported yet, or nothing is kept of that day any more.
[[nodiscard]] std::optional<MachinePage>
machine_on_day(const PlanningRules& rules, store::Reader& reader, store::MachineId id, store::Day day);

} // namespace rasoat::planning

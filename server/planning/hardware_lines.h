#pragma once

#include "agent/report/report.h"
#include "server/planning/machine_page.h"
#include "server/store/records.h"

#include <vector>

namespace rasoat::planning {

/// The parts of a machine as label and value, in the order in which an officer asks for them. Unknown ones are left
/// out.
[[nodiscard]] std::vector<LabelledValue>
hardware_lines(const report::Report& report, const store::Machine& record, const planner::Machine& machine);

} // namespace rasoat::planning

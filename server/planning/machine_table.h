#pragma once

#include "server/documents/table.h"
#include "server/planning/machine_list.h"

namespace rasoat::planning {

/// The list as a table for a spreadsheet, one row a machine.
[[nodiscard]] documents::Table machine_table(const MachineList& list);

} // namespace rasoat::planning

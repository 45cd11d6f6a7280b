#pragma once

#include "planner/model/fleet.h"
#include "planner/model/machine.h"
#include "planner/options/option.h"

/// What a machine is once something was done to it.
namespace rasoat::planner {

/// The machine with the upgrade carried out.
[[nodiscard]] Machine upgraded(Machine machine, const Upgrade& upgrade, const Catalogue& catalogue);

/// A new machine of the model, bought in the middle of that year, with the newest Windows. Monitors of the seat stay:
/// `monitors_there` is how many it has.
[[nodiscard]] Machine bought(const CatalogueModel& model, Year year, int monitors_there);

} // namespace rasoat::planner

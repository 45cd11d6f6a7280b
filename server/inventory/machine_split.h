#pragma once

#include "server/store/store.h"

namespace rasoat::inventory {

/// Gives what the machine reported from `since` on to a new record, and returns that; see split() in doubts.h. Throws
/// DecisionRefused where nothing is kept of before `since`.
[[nodiscard]] store::MachineId
split_machine(store::Transaction& transaction, store::MachineId machine, store::Time since, store::Time now);

} // namespace rasoat::inventory

#pragma once

#include "server/inventory/before_decision.h"
#include "server/store/store.h"

namespace rasoat::inventory {

/// Throws DecisionRefused where they are the same, or either is not there or was merged into another.
void refuse_unless_own_machines(store::Reader& reader, store::MachineId one, store::MachineId other);

/// `keep` stands for `gone` too from now on; returns what both were before. Throws DecisionRefused.
[[nodiscard]] BeforeDecision
merge_machines(store::Transaction& transaction, store::MachineId keep, store::MachineId gone, store::Time now);

/// Both are records of their own again. What was reported since `merged_at` goes to the one whose facts it is more
/// like.
void undo_merge(store::Transaction& transaction, const BeforeDecision& before, store::Time merged_at);

} // namespace rasoat::inventory

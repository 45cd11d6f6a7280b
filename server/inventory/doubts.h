#pragma once

#include "server/inventory/decision_refused.h"
#include "server/inventory/identity.h"
#include "server/store/store.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Pairs of machine records that may be one machine, and what an officer decides of them. Every decision can be undone,
/// and the histories of both stay.
namespace rasoat::inventory {

/// Who decides, and when.
struct Decision {
    std::string_view actor;
    store::Time at;
};

/// Puts pairs on the list; those that are there already stay as they are, also decided ones.
void note_doubts(
    store::Transaction& transaction, store::MachineId machine, std::span<const Candidate> doubtful, store::Time now);

/// An officer's own suspicion: puts the pair on the list, or opens it again. Throws DecisionRefused where either is no
/// machine of its own.
store::DoubtId doubt(store::Transaction& transaction, store::MachineId one, store::MachineId other, Decision decision);

/// What speaks for and against the pair's being one machine, by their facts of now.
[[nodiscard]] std::vector<Evidence> evidence_of(store::Reader& reader, const store::IdentityDoubt& doubt);

/// From now on `keep` stands for both: it takes over the other's agents, its seat where it has none itself, what it
/// lacks of purchase date, price, warranty and asset code, and the newer report of the two.
void merge(store::Transaction& transaction, store::DoubtId doubt, store::MachineId keep, Decision decision);

/// They are two, and are not listed again.
void keep_apart(store::Transaction& transaction, store::DoubtId doubt, Decision decision);

/// Takes one record apart at a moment of its history: what was reported from `since` on goes to a new record, the old
/// one is as it was before. Agents enrolled since then go along; where there are none, all of them. Returns the pair.
store::DoubtId split(store::Transaction& transaction, store::MachineId machine, store::Time since, Decision decision);

/// Takes the pair's last decision back.
void undo(store::Transaction& transaction, store::DoubtId doubt, Decision decision);

} // namespace rasoat::inventory

#pragma once

#include "server/store/records.h"

#include <optional>
#include <string>
#include <vector>

/// Records about which machine is which, and what a machine was like before.
namespace rasoat::store {

using DoubtId = Id<struct IdentityDoubt>;

enum class DoubtState { open, merged, kept_apart, split };

/// Two machine records that may be one machine, or were taken for one, and what an officer decided.
struct IdentityDoubt {
    DoubtId id;
    MachineId one;    ///< the older record; a pair is kept once, whatever its order
    MachineId other;  ///< never the same as `one`
    int likeness = 0; ///< when it was found, see inventory/identity.h
    Time found_at;
    DoubtState state = DoubtState::open;
    std::optional<Time> decided_at; ///< none: open
    std::string decided_by;         ///< username
    std::string packed_before;      ///< what an undo puts back, see inventory/before_decision.h; empty: nothing
    bool operator==(const IdentityDoubt&) const = default;
};

/// A report that a later one has taken the place of.
struct ReportVersion {
    MachineId machine;
    Time until;         ///< when the later one came
    std::string packed; ///< by pack_against() the version after it, the newest by the machine's current report
    bool operator==(const ReportVersion&) const = default;
};

/// Where an entry stands in a machine's history.
struct HistoryPlace {
    Time at;
    std::int64_t number = 0; ///< tells entries of one moment apart
    auto operator<=>(const HistoryPlace&) const = default;
};

struct PlacedHistoryEntry {
    HistoryPlace place;
    HistoryEntry entry;
};

/// A fact that more than one machine bears.
struct SharedFact {
    IdentityFact fact;
    std::vector<MachineId> machines; ///< in the order of ids
    bool operator==(const SharedFact&) const = default;
};

} // namespace rasoat::store

#pragma once

#include "server/store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::inventory {

/// What two machine records were before they were merged: what an undo puts back.
struct BeforeDecision {
    store::MachineId kept;
    store::MachineId gone;
    store::Machine kept_record; ///< without its unit, note and revision, which a merge leaves alone
    std::vector<store::IdentityFact> kept_facts;
    std::vector<store::IdentityFact> gone_facts;
    std::string kept_report; ///< JSON; empty: it had none
    std::optional<store::Time> kept_seen;
    std::optional<store::Time> gone_seen;
    std::vector<store::DeviceId> devices;       ///< that reported on the one that went
    std::vector<store::MachineId> merged_there; ///< that had been merged into it
    std::optional<store::SeatId> gone_seat;     ///< at which it stood
};

/// "rasoat-before-decision/1", JSON, packed.
[[nodiscard]] std::string packed(const BeforeDecision& before);

/// Throws store::StoreCorrupt.
[[nodiscard]] BeforeDecision before_decision(std::string_view packed);

} // namespace rasoat::inventory

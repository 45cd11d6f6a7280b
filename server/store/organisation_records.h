#pragma once

#include "server/store/records.h"

#include <optional>
#include <string>

/// Records about how the organisation was before, and how it came to be as it is.
namespace rasoat::store {

using ReorganisationId = Id<struct Reorganisation>;

/// How a unit was before a day. Together a unit's periods and its record tell what it was on any day.
struct UnitPeriod {
    UnitId unit;
    Day until; ///< the first day on which it was otherwise
    std::optional<UnitId> parent;
    std::string code;
    std::string name;
    bool operator==(const UnitPeriod&) const = default;
};

/// In which unit a seat was before a day.
struct SeatPeriod {
    SeatId seat;
    Day until; ///< the first day on which it was in another unit
    UnitId unit;
    bool operator==(const SeatPeriod&) const = default;
};

enum class ReorganisationKind { rename, move, merge, split };
enum class ReorganisationState { planned, done, undone };

/// A decision that changes units on a day.
struct Reorganisation {
    ReorganisationId id;
    ReorganisationKind kind = ReorganisationKind::rename;
    Day on; ///< from which day it holds
    ReorganisationState state = ReorganisationState::planned;
    Time made_at;
    std::string made_by;        ///< username
    std::string decision;       ///< the document that orders it, as the officer wrote it; may be empty
    std::string request;        ///< what was asked for, JSON, see inventory/reorganisation_text.h
    std::string packed_effects; ///< what it changed, for an undo; empty until it is done
    bool operator==(const Reorganisation&) const = default;
};

/// A reminder that went out to a unit.
struct Reminder {
    UnitId unit;
    Time at;
    std::string by; ///< username
    std::string to; ///< address
    bool operator==(const Reminder&) const = default;
};

} // namespace rasoat::store

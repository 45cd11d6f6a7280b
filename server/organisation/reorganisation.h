#pragma once

#include "server/store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What can become of units on a day. Everything is said by ids that exist before; what is new is drafted.
namespace rasoat::organisation {

struct UnitDraft {
    std::string code;
    std::string name;
    std::optional<store::UnitId> parent; ///< none: at the top, in a split: beside the unit that is split
};

/// It is called otherwise.
struct Rename {
    store::UnitId unit;
    std::optional<std::string> code; ///< none: as before
    std::optional<std::string> name;
};

/// It belongs elsewhere in the tree.
struct Move {
    store::UnitId unit;
    std::optional<store::UnitId> parent; ///< none: at the top
};

/// Several become one. The units that are not `into` end; what they had goes there.
struct Merge {
    std::vector<store::UnitId> units;
    std::variant<store::UnitId, UnitDraft> into;
};

/// A new unit with some of the seats; their machines and agents go along.
struct SplitPart {
    UnitDraft unit;
    std::vector<store::SeatId> seats;
};

/// Parts are taken out of a unit. When it `ends`, what is in no part goes to the first.
struct Split {
    store::UnitId unit;
    std::vector<SplitPart> parts;
    bool ends = false;
};

struct Request {
    std::variant<Rename, Move, Merge, Split> what;
    store::Day on;        ///< from which day it holds: of the past, today, or to come
    std::string decision; ///< the document that orders it; may be empty
};

/// A record that changed its unit.
template <class Record>
struct Moved {
    store::Id<Record> id;
    store::UnitId from;
    store::UnitId to;
    bool operator==(const Moved&) const = default;
};

/// What a request changes, or has changed.
struct Effects {
    std::vector<store::Unit> units_before; ///< each unit that changes, as it was
    std::vector<store::Unit> units_made;
    std::vector<store::UnitPeriod> unit_periods;
    std::vector<store::SeatPeriod> seat_periods;
    std::vector<Moved<store::Seat>> seats;
    std::vector<Moved<store::Machine>> machines;
    std::vector<Moved<store::Device>> devices;
    std::vector<Moved<store::EnrolmentToken>> tokens;
    std::vector<Moved<store::Fund>> funds; ///< those of the day's year and later; earlier ones stay where they were
};

/// Who wants it, and when.
struct Actor {
    std::string_view name;
    store::Time now;
};

/// Changes nothing; what it would change today. Throws OrganisationRefused.
[[nodiscard]] Effects preview(store::Store& store, const Request& request, Actor actor);

/// Does it now when its day has come, else keeps it until then. Throws OrganisationRefused.
store::ReorganisationId reorganise(store::Store& store, const Request& request, Actor actor);

/// Does what was kept for a day that has come; returns what could not be done any more, with the reason. Call it at the
/// start and now and then.
[[nodiscard]] std::vector<std::pair<store::ReorganisationId, std::string>>
do_what_is_due(store::Store& store, store::Time now);

/// Everything is as it was before: what moved goes back, what has come into a new unit since goes to the first of the
/// old ones. One that is only planned is called off. Throws OrganisationRefused where there is none, or a later one
/// that concerns the same units has to be undone first.
void undo(store::Store& store, store::ReorganisationId id, Actor actor);

} // namespace rasoat::organisation

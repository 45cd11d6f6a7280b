#pragma once

#include "server/changes/subject.h"
#include "server/inventory/known_from_books.h"
#include "server/planning/planning_rules.h"
#include "server/store/store.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rasoat::imports {

/// What the office's books say of a machine.
struct MachineBooks {
    std::string asset_code;
    std::optional<store::Day> purchased;
    std::optional<store::Vnd> price;
    std::optional<store::Day> warranty_ends;
    std::string note;
    bool operator==(const MachineBooks&) const = default;
};
[[nodiscard]] MachineBooks books_of(const store::Machine& machine);

struct MachineChange {
    store::MachineId machine;
    MachineBooks before;
    MachineBooks after;
    bool operator==(const MachineChange&) const = default;
};

/// A machine that only the books know so far; its id is given by the store.
struct MachineMade {
    store::MachineId machine;
    inventory::BooksEntry entry;
    MachineBooks books;
    bool operator==(const MachineMade&) const = default;
};

/// `seat.id` is given by the store where the seat is made.
struct SeatChange {
    std::optional<store::Seat> before; ///< none: it is made
    store::Seat after;
    bool operator==(const SeatChange&) const = default;
};

struct PriceChange {
    std::string item;
    std::optional<store::Vnd> before; ///< as set before; none: as in config/catalogue.toml
    store::Vnd after;
    bool operator==(const PriceChange&) const = default;
};

/// A record that is otherwise filled in as a form. Done and undone by server/changes, so that it stands in the history
/// of that record like any other change.
struct FormChange {
    changes::Subject subject; ///< a fund's id is given by the store where it is made
    std::string before;       ///< JSON; empty: it is made
    std::string after;
    store::ChangeId change; ///< of the history; given where it is done
    bool operator==(const FormChange&) const = default;
};

/// One record before and after.
using RecordChange = std::variant<MachineChange, MachineMade, SeatChange, PriceChange, FormChange>;

/// In whose name changes are done, and beside which rules of config/.
struct Doing {
    const planning::PlanningRules& shipped;
    std::string_view actor;
    store::Time now;
};

/// Does all of them in their order, and returns them as they were done: with the ids of machines and seats made, and
/// with what else moved (the seat that a machine left).
[[nodiscard]] std::vector<RecordChange>
apply(store::Transaction& transaction, std::span<const RecordChange> changes, const Doing& doing);

struct Undone {
    std::size_t records = 0; ///< are as they were before
    std::size_t kept = 0;    ///< were changed by somebody since, and stay as they are
};

/// Takes back, the last first, what apply() returned. A machine that has reported since stays, without what the books
/// said of it; one that stands at a seat or was merged meanwhile stays as it is.
Undone undo(store::Transaction& transaction, std::span<const RecordChange> changes, const Doing& doing);

[[nodiscard]] std::string to_json(std::span<const RecordChange> changes);
/// What to_json() wrote. Throws store::StoreCorrupt for anything else.
[[nodiscard]] std::vector<RecordChange> changes_in_json(std::string_view json);

} // namespace rasoat::imports

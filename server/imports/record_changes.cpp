#include "server/imports/record_changes.h"

#include "server/changes/changes.h"
#include "server/inventory/seating.h"
#include "server/rules/record_json.h"

#include <algorithm>

namespace rasoat::imports {

namespace {

/// A seat's own facts, without the machine at it, which is moved by seating alone.
bool same_but_machine(store::Seat one, const store::Seat& other) {
    one.machine = other.machine;
    return one == other;
}

void put_books(store::Transaction& transaction, store::Machine machine, const MachineBooks& books) {
    machine.asset_code = books.asset_code;
    machine.purchased = books.purchased;
    machine.price = books.price;
    machine.warranty_ends = books.warranty_ends;
    machine.note = books.note;
    transaction.put_machine(machine);
}

/// A seat that goes to another unit is known to have been in the old one until today.
void keep_period(
    store::Transaction& transaction, const store::Seat& before, const store::Seat& after, store::Time now) {
    if (before.unit == after.unit) return;
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const auto periods = transaction.seat_periods();
    const auto known = std::ranges::any_of(
        periods, [&](const store::SeatPeriod& period) { return period.seat == before.id && period.until == today; });
    if (!known) transaction.add_seat_period({before.id, today, before.unit});
}

/// Does changes one by one, and notes what was done.
class Applying {
public:
    Applying(store::Transaction& transaction, const Doing& doing) : transaction_(transaction), doing_(doing) {}

    void operator()(const MachineChange& change) {
        const auto machine = transaction_.machine(change.machine);
        if (!machine) throw store::StoreConflict("a machine of the import is no longer there");
        put_books(transaction_, *machine, change.after);
        done_.emplace_back(change);
    }

    void operator()(const MachineMade& made) {
        auto done = made;
        done.machine = inventory::add_known_from_books(transaction_, made.entry, doing_.now);
        put_books(transaction_, transaction_.machine(done.machine).value(), made.books);
        done_.emplace_back(done);
    }

    void operator()(const SeatChange& change) {
        // An earlier row may have taken the machine away.
        const auto before = change.before ? transaction_.seat(change.before->id) : std::nullopt;
        if (change.before && !before) throw store::StoreConflict("a seat of the import is no longer there");
        auto seat = change.after;
        seat.machine = before ? before->machine : std::nullopt;
        if (before) {
            if (!same_but_machine(*before, seat)) {
                keep_period(transaction_, *before, seat, doing_.now);
                transaction_.put_seat(seat);
            }
        } else {
            seat.id = transaction_.add_seat(seat);
        }
        if (seat.machine != change.after.machine) {
            note_seat_left(change.after.machine);
            inventory::seat_machine(transaction_, seat.id, change.after.machine, doing_.now);
        }
        seat.machine = change.after.machine;
        done_.emplace_back(SeatChange{before, seat});
    }

    void operator()(const PriceChange& change) {
        transaction_.set_price(change.item, change.after);
        done_.emplace_back(change);
    }

    void operator()(const FormChange& change) {
        const auto& schema = changes::schema_of(change.subject.kind);
        const auto record = rules::record_in_json(schema, change.after);
        const changes::Actor actor{doing_.actor, doing_.now};
        const auto changed = change.before.empty()
                                 ? changes::add(transaction_, doing_.shipped, change.subject.kind, record, actor)
                                 : changes::change(
                                       transaction_, doing_.shipped, change.subject, record,
                                       rules::version_of(rules::record_in_json(schema, change.before)), actor);
        auto done = change;
        done.subject = changed.subject;
        done.change = changed.change;
        done_.emplace_back(std::move(done));
    }

    std::vector<RecordChange> take() { return std::move(done_); }

private:
    void note_seat_left(std::optional<store::MachineId> machine) {
        if (!machine) return;
        const auto left = transaction_.seat_of(*machine);
        if (!left) return;
        auto empty = *left;
        empty.machine.reset();
        done_.emplace_back(SeatChange{*left, empty});
    }

    store::Transaction& transaction_;
    const Doing& doing_;
    std::vector<RecordChange> done_;
};

/// Takes changes back where nobody has changed the record since; false where somebody has.
class Undoing {
public:
    Undoing(store::Transaction& transaction, const Doing& doing) : transaction_(transaction), doing_(doing) {}

    bool operator()(const MachineChange& change) {
        const auto machine = transaction_.machine(change.machine);
        if (!machine || books_of(*machine) != change.after) return false;
        put_books(transaction_, *machine, change.before);
        return true;
    }

    bool operator()(const MachineMade& made) {
        const auto machine = transaction_.machine(made.machine);
        if (!machine || machine->merged_into || books_of(*machine) != made.books) return false;
        if (inventory::has_reported(*machine)) {
            put_books(transaction_, *machine, {});
            return true;
        }
        if (transaction_.seat_of(machine->id) || !transaction_.merged_into(machine->id).empty()) return false;
        transaction_.remove_machine(machine->id);
        return true;
    }

    bool operator()(const SeatChange& change) {
        const auto seat = transaction_.seat(change.after.id);
        if (!seat || *seat != change.after) return false;
        if (!change.before) {
            if (seat->machine) inventory::seat_machine(transaction_, seat->id, std::nullopt, doing_.now);
            transaction_.remove_seat(seat->id);
            return true;
        }
        auto restored = *change.before;
        restored.machine = seat->machine;
        if (!same_but_machine(restored, *seat)) {
            keep_period(transaction_, *seat, restored, doing_.now);
            transaction_.put_seat(restored);
        }
        if (change.before->machine != seat->machine) return seat_again(*change.before);
        return true;
    }

    bool operator()(const PriceChange& change) {
        const auto prices = transaction_.set_prices();
        const auto set = std::ranges::find(prices, change.item, &store::SetPrice::item);
        if (set == prices.end() || set->price != change.after) return false;
        transaction_.set_price(change.item, change.before);
        return true;
    }

    bool operator()(const FormChange& change) {
        try {
            static_cast<void>(
                changes::undo(transaction_, doing_.shipped, change.change, changes::Actor{doing_.actor, doing_.now}));
            return true;
        } catch (const changes::ChangeRefused&) {
            return false;
        } catch (const rules::RecordRefused&) { // what it needs has gone meanwhile
            return false;
        }
    }

private:
    /// The machine that stood there, unless it has gone to a seat of its own since.
    bool seat_again(const store::Seat& before) {
        if (before.machine) {
            const auto machine = transaction_.machine(*before.machine);
            if (!machine || machine->merged_into || transaction_.seat_of(*before.machine)) return false;
        }
        inventory::seat_machine(transaction_, before.id, before.machine, doing_.now);
        return true;
    }

    store::Transaction& transaction_;
    const Doing& doing_;
};

} // namespace

MachineBooks books_of(const store::Machine& machine) {
    return {machine.asset_code, machine.purchased, machine.price, machine.warranty_ends, machine.note};
}

std::vector<RecordChange>
apply(store::Transaction& transaction, std::span<const RecordChange> changes, const Doing& doing) {
    Applying applying(transaction, doing);
    for (const auto& change : changes)
        std::visit(applying, change);
    return applying.take();
}

Undone undo(store::Transaction& transaction, std::span<const RecordChange> changes, const Doing& doing) {
    Undoing undoing(transaction, doing);
    Undone undone;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change)
        ++(std::visit(undoing, *change) ? undone.records : undone.kept);
    return undone;
}

} // namespace rasoat::imports

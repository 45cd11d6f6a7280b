#include "server/imports/proposals.h"

#include <fmt/format.h>

/// Who sits where, in which role, at which machine.
namespace rasoat::imports {

namespace {

constexpr std::size_t longest_name = 200;

/// The seat that the row tells of: by its code, else by unit and name. None: it is to be made, or the row is refused.
std::optional<store::Seat> known_seat(RowLookup& lookup, const RowCells& row, const store::Unit& unit) {
    if (const auto* code = row.cell(Field::seat_code)) return lookup.seat_with_code(code->text);
    auto named = lookup.seats_named(unit.id, row.text(Field::seat_name));
    if (named.size() > 1)
        row.refuse(
            Field::seat_name, {"Đơn vị có nhiều vị trí cùng tên; hãy thêm cột mã vị trí.",
                               "The unit has several seats of that name; add a column of seat codes."});
    return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
}

void take_role(RowLookup& lookup, const RowCells& row, store::Seat& seat) {
    const auto* cell = row.cell(Field::role);
    if (cell == nullptr) {
        if (seat.role.empty())
            row.refuse(Field::role, {"Vị trí mới cần có vị trí việc làm (chức danh).", "A new seat needs a role."});
        return;
    }
    const auto role = row.found(Field::role, lookup.role(cell->text));
    if (!role) return;
    if (seat.role.empty()) seat.weight = (*role)->weight;
    seat.role = (*role)->id;
}

/// The machine may be left out; where one is named, it must be there.
void take_machine(RowLookup& lookup, ListState& state, const RowCells& row, store::Seat& seat, std::string& name) {
    if (row.cell(Field::serial) == nullptr && row.cell(Field::hostname) == nullptr) return;
    const auto machine = row.machine(lookup);
    if (!machine) return;
    const auto field = row.cell(Field::serial) != nullptr ? Field::serial : Field::hostname;
    if (!state.told.first_time("machine " + store::to_string(machine->id), row, field)) return;
    seat.machine = machine->id;
    name = machine->hostname;
}

std::string hostname_of(RowLookup& lookup, const std::optional<store::MachineId>& machine) {
    const auto record = machine ? lookup.reader().machine(*machine) : std::nullopt;
    return record ? record->hostname : std::string();
}

void note_changes(
    RowLookup& lookup, const RowCells& row, const std::optional<store::Seat>& before, const store::Seat& after,
    const store::Unit& unit) {
    auto& changes = row.proposed().changes;
    const auto note = [&](Field field, std::string was, std::string is) {
        if (was != is) changes.push_back({field, std::move(was), std::move(is)});
    };
    const auto old_unit = before ? lookup.reader().unit(before->unit) : std::nullopt;
    const auto known = before.value_or(store::Seat{});
    note(Field::unit, old_unit ? old_unit->name : std::string(), unit.name);
    note(Field::seat_code, known.code, after.code);
    note(Field::seat_name, known.name, after.name);
    note(Field::role, known.role, after.role);
    note(Field::person, known.person, after.person);
    if (known.machine != after.machine)
        note(Field::hostname, hostname_of(lookup, known.machine), hostname_of(lookup, after.machine));
}

} // namespace

void propose_seat(RowLookup& lookup, ListState& state, const RowCells& row) {
    auto& proposed = row.proposed();
    if (!row.demand(Field::unit)) return;
    if (row.cell(Field::seat_code) == nullptr && !row.demand(Field::seat_name)) return;
    const auto unit = row.found(Field::unit, lookup.unit(row.text(Field::unit)));
    if (!unit) return;

    const auto before = known_seat(lookup, row, *unit);
    if (proposed.outcome == RowOutcome::refused) return;
    auto after = before.value_or(store::Seat{});
    after.unit = unit->id;
    if (const auto* name = row.cell(Field::seat_name)) after.name = name->text;
    if (after.name.empty()) after.name = row.text(Field::seat_code);
    if (after.name.size() > longest_name) return row.refuse(Field::seat_name, {"Quá dài.", "This is too long."});
    proposed.target = fmt::format("{} · {}", unit->name, after.name);
    const auto identity = before
                              ? "seat " + store::to_string(before->id)
                              : "new seat " + store::to_string(unit->id) + " " +
                                    (row.cell(Field::seat_code) != nullptr ? row.text(Field::seat_code) : after.name);
    if (!state.told.first_time(identity, row, Field::seat_name)) return;
    take_role(lookup, row, after);
    if (const auto* person = row.cell(Field::person)) after.person = person->text;
    std::string machine_name;
    take_machine(lookup, state, row, after, machine_name);
    if (proposed.outcome == RowOutcome::refused) return;
    if (!before) {
        after.code = row.text(Field::seat_code);
        if (after.code.empty()) after.code = new_seat_code(lookup, state, *unit);
    }
    if (before && *before == after) return;
    note_changes(lookup, row, before, after, *unit);
    proposed.outcome = before ? RowOutcome::changes : RowOutcome::makes;
    proposed.records.emplace_back(SeatChange{before, after});
}

} // namespace rasoat::imports

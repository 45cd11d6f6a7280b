#include "server/imports/cell_values.h"
#include "server/imports/proposals.h"

#include <fmt/format.h>

/// How many seats of a role a unit has.
namespace rasoat::imports {

namespace {

constexpr std::int64_t most_seats_a_row = 2'000;

void count_seats(RowLookup& lookup, ListState& state) {
    if (state.counted) return;
    state.counted = true;
    for (const auto& seat : lookup.seats())
        ++state.seats_of_role[{seat.unit, seat.role}];
}

} // namespace

void propose_positions(RowLookup& lookup, ListState& state, const RowCells& row) {
    auto& proposed = row.proposed();
    if (!row.demand(Field::unit) || !row.demand(Field::role) || !row.demand(Field::count)) return;
    const auto unit = row.found(Field::unit, lookup.unit(row.text(Field::unit)));
    const auto role = row.found(Field::role, lookup.role(row.text(Field::role)));
    const auto count = count_in(*row.cell(Field::count));
    if (!count || *count > most_seats_a_row)
        row.refuse(
            Field::count, {fmt::format("Phải là số nguyên từ 0 đến {}.", most_seats_a_row),
                           fmt::format("This must be a whole number from 0 to {}.", most_seats_a_row)});
    if (proposed.outcome == RowOutcome::refused) return;

    const auto& role_id = (*role)->id;
    proposed.target = fmt::format("{} · {}", unit->name, (*role)->name.vi);
    if (!state.told.first_time("positions " + store::to_string(unit->id) + " " + role_id, row, Field::role)) return;
    count_seats(lookup, state);
    const auto present = state.seats_of_role[{unit->id, role_id}];
    if (present > *count)
        proposed.problems.push_back(
            {std::nullopt,
             {fmt::format("Đơn vị đang có {} vị trí loại này, nhiều hơn danh sách; không vị trí nào bị bỏ.", present),
              fmt::format("The unit has {} such seats, more than the list says; none is taken away.", present)}});
    if (present >= *count) return;
    proposed.outcome = RowOutcome::makes;
    proposed.changes.push_back({Field::count, std::to_string(present), std::to_string(*count)});
    for (auto number = present + 1; number <= *count; ++number) {
        store::Seat seat;
        seat.unit = unit->id;
        seat.code = new_seat_code(lookup, state, *unit);
        seat.name = fmt::format("{} {}", (*role)->name.vi, number);
        seat.role = role_id;
        seat.weight = (*role)->weight;
        proposed.records.emplace_back(SeatChange{std::nullopt, std::move(seat)});
    }
}

} // namespace rasoat::imports

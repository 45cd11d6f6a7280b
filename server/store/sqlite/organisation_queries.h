#pragma once

#include "server/store/organisation_records.h"
#include "server/store/sqlite/connection.h"

#include <optional>
#include <vector>

/// What the store's interface asks about units, seats and how they were (server/store/store.h says what each gives).
namespace rasoat::store {

[[nodiscard]] std::vector<Unit> select_units(Connection& connection);
[[nodiscard]] std::vector<Unit> select_ended_units(Connection& connection);
[[nodiscard]] std::optional<Unit> select_unit(Connection& connection, UnitId id);
[[nodiscard]] std::vector<UnitPeriod> select_unit_periods(Connection& connection);
[[nodiscard]] std::vector<Seat> select_seats(Connection& connection);
[[nodiscard]] std::vector<Seat> select_seats_changed_after(Connection& connection, Revision revision);
[[nodiscard]] std::optional<Seat> select_seat(Connection& connection, SeatId id);
[[nodiscard]] std::optional<Seat> select_seat_of(Connection& connection, MachineId machine);
[[nodiscard]] std::optional<Seat> select_free_seat_in(Connection& connection, UnitId unit);
[[nodiscard]] std::vector<SeatPeriod> select_seat_periods(Connection& connection);
[[nodiscard]] std::vector<Reorganisation> select_reorganisations(Connection& connection, std::size_t most);
[[nodiscard]] std::vector<Reorganisation> select_reorganisations_due(Connection& connection, Day day);
[[nodiscard]] std::optional<Reorganisation> select_reorganisation(Connection& connection, ReorganisationId id);
[[nodiscard]] std::vector<Reminder> select_latest_reminders(Connection& connection);

} // namespace rasoat::store

#include "server/store/sqlite/organisation_queries.h"

#include "server/store/sqlite/rows.h"

namespace rasoat::store {

template <>
Unit record_in<Unit>(Query& query) {
    return {
        query.take<UnitId>(),
        query.take<std::optional<UnitId>>(),
        query.take<std::string>(),
        query.take<std::string>(),
        query.take<std::string>(),
        query.take<std::optional<Day>>(),
        query.take<std::optional<Day>>(),
        query.take<std::optional<UnitId>>()};
}

template <>
UnitPeriod record_in<UnitPeriod>(Query& query) {
    return {
        query.take<UnitId>(), query.take<Day>(), query.take<std::optional<UnitId>>(), query.take<std::string>(),
        query.take<std::string>()};
}

template <>
Seat record_in<Seat>(Query& query) {
    return {
        query.take<SeatId>(),
        query.take<UnitId>(),
        query.take<std::string>(),
        query.take<std::string>(),
        query.take<std::string>(),
        query.take<double>(),
        query.take<std::optional<MachineId>>(),
        query.take<std::string>()};
}

template <>
SeatPeriod record_in<SeatPeriod>(Query& query) {
    return {query.take<SeatId>(), query.take<Day>(), query.take<UnitId>()};
}

template <>
Reorganisation record_in<Reorganisation>(Query& query) {
    return {
        query.take<ReorganisationId>(),
        query.take<ReorganisationKind>(),
        query.take<Day>(),
        query.take<ReorganisationState>(),
        query.take<Time>(),
        query.take<std::string>(),
        query.take<std::string>(),
        query.take<std::string>(),
        query.take<std::string>()};
}

template <>
Reminder record_in<Reminder>(Query& query) {
    return {query.take<UnitId>(), query.take<Time>(), query.take<std::string>(), query.take<std::string>()};
}

std::vector<Unit> select_units(Connection& connection) {
    return all<Unit>(
        connection, "SELECT id, parent, code, name, email, begun_on, ended_on, successor FROM units "
                    "WHERE ended_on IS NULL ORDER BY id");
}

std::vector<Unit> select_ended_units(Connection& connection) {
    return all<Unit>(
        connection, "SELECT id, parent, code, name, email, begun_on, ended_on, successor FROM units "
                    "WHERE ended_on IS NOT NULL ORDER BY id");
}

std::optional<Unit> select_unit(Connection& connection, UnitId id) {
    return first<Unit>(
        connection, "SELECT id, parent, code, name, email, begun_on, ended_on, successor FROM units WHERE id = ?", id);
}

std::vector<UnitPeriod> select_unit_periods(Connection& connection) {
    return all<UnitPeriod>(connection, "SELECT unit, until, parent, code, name FROM unit_periods ORDER BY unit, until");
}

std::vector<Seat> select_seats(Connection& connection) {
    return all<Seat>(connection, "SELECT id, unit, code, name, role, weight, machine, person FROM seats ORDER BY id");
}

std::vector<Seat> select_seats_changed_after(Connection& connection, Revision revision) {
    // +id: sorts the few that the index finds, where SQLite would rather walk through all in their order.
    return all<Seat>(
        connection,
        "SELECT id, unit, code, name, role, weight, machine, person FROM seats WHERE revision > ? ORDER BY +id",
        revision);
}

std::optional<Seat> select_seat(Connection& connection, SeatId id) {
    return first<Seat>(
        connection, "SELECT id, unit, code, name, role, weight, machine, person FROM seats WHERE id = ?", id);
}

std::optional<Seat> select_seat_of(Connection& connection, MachineId machine) {
    return first<Seat>(
        connection, "SELECT id, unit, code, name, role, weight, machine, person FROM seats WHERE machine = ?", machine);
}

std::optional<Seat> select_free_seat_in(Connection& connection, UnitId unit) {
    return first<Seat>(
        connection,
        "SELECT id, unit, code, name, role, weight, machine, person FROM seats WHERE unit = ? AND machine IS NULL "
        "ORDER BY id LIMIT 1",
        unit);
}

std::vector<SeatPeriod> select_seat_periods(Connection& connection) {
    return all<SeatPeriod>(connection, "SELECT seat, until, unit FROM seat_periods ORDER BY seat, until");
}

std::vector<Reorganisation> select_reorganisations(Connection& connection, std::size_t most) {
    return all<Reorganisation>(
        connection,
        "SELECT id, kind, on_day, state, made_at, made_by, decision, request, effects FROM reorganisations "
        "ORDER BY id DESC LIMIT ?",
        most);
}

std::vector<Reorganisation> select_reorganisations_due(Connection& connection, Day day) {
    return all<Reorganisation>(
        connection,
        "SELECT id, kind, on_day, state, made_at, made_by, decision, request, effects FROM reorganisations "
        "WHERE state = ? AND on_day <= ? ORDER BY on_day, id",
        ReorganisationState::planned, day);
}

std::optional<Reorganisation> select_reorganisation(Connection& connection, ReorganisationId id) {
    return first<Reorganisation>(
        connection,
        "SELECT id, kind, on_day, state, made_at, made_by, decision, request, effects FROM reorganisations "
        "WHERE id = ?",
        id);
}

std::vector<Reminder> select_latest_reminders(Connection& connection) {
    // Of several columns beside one max(), the engine gives those of the row that holds it
    // (sqlite.org/lang_select.html).
    return all<Reminder>(
        connection, "SELECT unit, max(at), sent_by, sent_to FROM reminders GROUP BY unit ORDER BY unit");
}

} // namespace rasoat::store

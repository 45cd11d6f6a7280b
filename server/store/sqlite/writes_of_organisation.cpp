#include "server/store/sqlite/writes.h"

/// Units, seats and what becomes of them.
namespace rasoat::store {

UnitId SqliteWrites::add_unit(const Unit& unit) {
    change();
    return insert<UnitId>(
        "INSERT INTO units (parent, code, name, email, begun_on, ended_on, successor) VALUES (?, ?, ?, ?, ?, ?, ?)",
        unit.parent, unit.code, unit.name, unit.email, unit.begun_on, unit.ended_on, unit.successor);
}

void SqliteWrites::put_unit(const Unit& unit) {
    change();
    update(
        "unit",
        "UPDATE units SET parent = ?, code = ?, name = ?, email = ?, begun_on = ?, ended_on = ?, successor = ? "
        "WHERE id = ?",
        unit.parent, unit.code, unit.name, unit.email, unit.begun_on, unit.ended_on, unit.successor, unit.id);
}

void SqliteWrites::remove_unit(UnitId unit) {
    change();
    run("DELETE FROM unit_periods WHERE unit = ?", unit);
    run("DELETE FROM seat_periods WHERE unit = ?", unit);
    run("DELETE FROM reminders WHERE unit = ?", unit);
    run("UPDATE machines SET unit = NULL WHERE unit = ? AND merged_into IS NOT NULL", unit);
    update("unit", "DELETE FROM units WHERE id = ?", unit);
}

void SqliteWrites::add_unit_period(const UnitPeriod& period) {
    run("INSERT INTO unit_periods (unit, until, parent, code, name) VALUES (?, ?, ?, ?, ?)", period.unit, period.until,
        period.parent, period.code, period.name);
}

void SqliteWrites::remove_unit_period(UnitId unit, Day until) {
    update("unit period", "DELETE FROM unit_periods WHERE unit = ? AND until = ?", unit, until);
}

void SqliteWrites::add_seat_period(const SeatPeriod& period) {
    run("INSERT INTO seat_periods (seat, until, unit) VALUES (?, ?, ?) "
        "ON CONFLICT (seat, until) DO UPDATE SET unit = excluded.unit",
        period.seat, period.until, period.unit);
}

void SqliteWrites::remove_seat_period(SeatId seat, Day until) {
    update("seat period", "DELETE FROM seat_periods WHERE seat = ? AND until = ?", seat, until);
}

ReorganisationId SqliteWrites::add_reorganisation(const Reorganisation& reorganisation) {
    return insert<ReorganisationId>(
        "INSERT INTO reorganisations (kind, on_day, state, made_at, made_by, decision, request, effects) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        reorganisation.kind, reorganisation.on, reorganisation.state, reorganisation.made_at, reorganisation.made_by,
        reorganisation.decision, reorganisation.request, Blob{reorganisation.packed_effects});
}

void SqliteWrites::put_reorganisation(const Reorganisation& reorganisation) {
    update(
        "reorganisation",
        "UPDATE reorganisations SET kind = ?, on_day = ?, state = ?, made_at = ?, made_by = ?, decision = ?, "
        "request = ?, effects = ? WHERE id = ?",
        reorganisation.kind, reorganisation.on, reorganisation.state, reorganisation.made_at, reorganisation.made_by,
        reorganisation.decision, reorganisation.request, Blob{reorganisation.packed_effects}, reorganisation.id);
}

void SqliteWrites::add_reminder(const Reminder& reminder) {
    run("INSERT INTO reminders (unit, at, sent_by, sent_to) VALUES (?, ?, ?, ?)", reminder.unit, reminder.at,
        reminder.by, reminder.to);
}

SeatId SqliteWrites::add_seat(const Seat& seat) {
    return insert<SeatId>(
        "INSERT INTO seats (unit, code, name, role, weight, machine, person, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        seat.unit, seat.code, seat.name, seat.role, seat.weight, seat.machine, seat.person, change_row());
}

void SqliteWrites::put_seat(const Seat& seat) {
    update(
        "seat",
        "UPDATE seats SET unit = ?, code = ?, name = ?, role = ?, weight = ?, machine = ?, person = ?, revision = ? "
        "WHERE id = ?",
        seat.unit, seat.code, seat.name, seat.role, seat.weight, seat.machine, seat.person, change_row(), seat.id);
}

void SqliteWrites::remove_seat(SeatId seat) {
    change();
    run("DELETE FROM seat_periods WHERE seat = ?", seat);
    update("seat", "DELETE FROM seats WHERE id = ?", seat);
}

void SqliteWrites::assign(SeatId seat, std::optional<MachineId> machine) {
    const auto revision = change_row();
    if (machine) run("UPDATE seats SET machine = NULL, revision = ? WHERE machine = ?", revision, *machine);
    update("seat", "UPDATE seats SET machine = ?, revision = ? WHERE id = ?", machine, revision, seat);
}

} // namespace rasoat::store

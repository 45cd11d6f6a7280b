#include "server/store/sqlite/writes.h"

#include <algorithm>

/// History, earlier reports, doubts about identity.
namespace rasoat::store {

void SqliteWrites::move_history(MachineId from, MachineId to, Time since) {
    run("UPDATE history SET machine = ? WHERE machine = ? AND at >= ? AND part NOT IN (?, ?)", to, from, since,
        MachinePart::unit, MachinePart::seat);
}

void SqliteWrites::add_report_version(const ReportVersion& version) {
    run("INSERT INTO report_versions (machine, until, report) VALUES (?, ?, ?)", version.machine, version.until,
        Blob{version.packed});
}

void SqliteWrites::put_report_version(const ReportVersion& version) {
    update(
        "report version", "UPDATE report_versions SET report = ? WHERE machine = ? AND until = ?", Blob{version.packed},
        version.machine, version.until);
}

void SqliteWrites::remove_report_version(MachineId machine, Time until) {
    update("report version", "DELETE FROM report_versions WHERE machine = ? AND until = ?", machine, until);
}

void SqliteWrites::move_report_versions(MachineId from, MachineId to, Time after) {
    run("UPDATE report_versions SET machine = ? WHERE machine = ? AND until > ?", to, from, after);
}

std::int64_t SqliteWrites::forget_history_before(Time time, std::size_t most) {
    std::int64_t forgotten =
        run("DELETE FROM history WHERE id IN (SELECT id FROM history WHERE at < ? LIMIT ?)", time, most);
    forgotten +=
        run("DELETE FROM report_versions WHERE (machine, until) IN "
            "(SELECT machine, until FROM report_versions WHERE until < ? LIMIT ?)",
            time, most);
    return forgotten;
}

DoubtId SqliteWrites::add_doubt(const IdentityDoubt& doubt) {
    return insert<DoubtId>(
        "INSERT INTO identity_doubts (one, other, likeness, found_at, state, decided_at, decided_by, before) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        std::min(doubt.one, doubt.other), std::max(doubt.one, doubt.other), doubt.likeness, doubt.found_at, doubt.state,
        doubt.decided_at, doubt.decided_by, Blob{doubt.packed_before});
}

void SqliteWrites::put_doubt(const IdentityDoubt& doubt) {
    update(
        "doubt",
        "UPDATE identity_doubts SET one = ?, other = ?, likeness = ?, found_at = ?, state = ?, decided_at = ?, "
        "decided_by = ?, before = ? WHERE id = ?",
        std::min(doubt.one, doubt.other), std::max(doubt.one, doubt.other), doubt.likeness, doubt.found_at, doubt.state,
        doubt.decided_at, doubt.decided_by, Blob{doubt.packed_before}, doubt.id);
}

void SqliteWrites::forget_sighting(MachineId machine) {
    run("DELETE FROM sightings WHERE machine = ?", machine);
}

} // namespace rasoat::store

#include "server/store/sqlite/identity_queries.h"

#include "server/store/sqlite/rows.h"

#include <algorithm>
#include <limits>

namespace rasoat::store {

template <>
PlacedHistoryEntry record_in<PlacedHistoryEntry>(Query& query) {
    PlacedHistoryEntry placed;
    placed.place.number = query.take<std::int64_t>();
    placed.entry = {
        query.take<MachineId>(), query.take<Time>(), query.take<MachinePart>(), query.take<std::string>(),
        query.take<std::string>()};
    placed.place.at = placed.entry.at;
    return placed;
}

template <>
ReportVersion record_in<ReportVersion>(Query& query) {
    return {query.take<MachineId>(), query.take<Time>(), query.take<std::string>()};
}

template <>
IdentityDoubt record_in<IdentityDoubt>(Query& query) {
    return {
        query.take<DoubtId>(),
        query.take<MachineId>(),
        query.take<MachineId>(),
        static_cast<int>(query.take<std::int64_t>()),
        query.take<Time>(),
        query.take<DoubtState>(),
        query.take<std::optional<Time>>(),
        query.take<std::string>(),
        query.take<std::string>()};
}

template <>
Sighting record_in<Sighting>(Query& query) {
    return {query.take<MachineId>(), query.take<Time>()};
}

std::vector<MachineId> select_merged_into(Connection& connection, MachineId machine) {
    return column<MachineId>(connection, "SELECT id FROM machines WHERE merged_into = ? ORDER BY id", machine);
}

std::vector<MachineId> select_machines_in(Connection& connection, UnitId unit) {
    return column<MachineId>(
        connection, "SELECT id FROM machines WHERE unit = ? AND merged_into IS NULL ORDER BY id", unit);
}

std::vector<SharedFact> select_shared_facts(Connection& connection, FactKind kind) {
    Query query(
        connection, "SELECT value, machine FROM facts WHERE kind = ? AND value IN "
                    "(SELECT value FROM facts WHERE kind = ? GROUP BY value HAVING count(*) > 1) "
                    "ORDER BY value, machine");
    query.with(kind, kind);
    std::vector<SharedFact> shared;
    while (query.next()) {
        auto text = query.take<std::string>();
        if (shared.empty() || shared.back().fact.value != text) shared.push_back({{kind, std::move(text)}, {}});
        shared.back().machines.push_back(query.take<MachineId>());
    }
    return shared;
}

std::vector<PlacedHistoryEntry>
select_history(Connection& connection, MachineId machine, const std::optional<HistoryPlace>& behind, std::size_t most) {
    const auto from = behind.value_or(HistoryPlace{Time::max(), std::numeric_limits<std::int64_t>::max()});
    return all<PlacedHistoryEntry>(
        connection,
        "SELECT id, machine, at, part, before, after FROM history "
        "WHERE machine IN (SELECT ? UNION ALL SELECT id FROM machines WHERE merged_into = ?) "
        "AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?",
        machine, machine, from.at, from.number, most);
}

std::vector<ReportVersion> select_report_versions(Connection& connection, MachineId machine, std::size_t most) {
    return all<ReportVersion>(
        connection, "SELECT machine, until, report FROM report_versions WHERE machine = ? ORDER BY until DESC LIMIT ?",
        machine, most);
}

std::optional<IdentityDoubt> select_doubt(Connection& connection, DoubtId id) {
    return first<IdentityDoubt>(
        connection,
        "SELECT id, one, other, likeness, found_at, state, decided_at, decided_by, before FROM identity_doubts "
        "WHERE id = ?",
        id);
}

std::optional<IdentityDoubt> select_doubt_between(Connection& connection, MachineId one, MachineId other) {
    return first<IdentityDoubt>(
        connection,
        "SELECT id, one, other, likeness, found_at, state, decided_at, decided_by, before FROM identity_doubts "
        "WHERE one = ? AND other = ?",
        std::min(one, other), std::max(one, other));
}

std::vector<IdentityDoubt>
select_doubts(Connection& connection, DoubtState state, const std::optional<DoubtId>& before, std::size_t most) {
    return all<IdentityDoubt>(
        connection,
        "SELECT id, one, other, likeness, found_at, state, decided_at, decided_by, before FROM identity_doubts "
        "WHERE state = ? AND id < coalesce(?, 9223372036854775807) ORDER BY id DESC LIMIT ?",
        state, before, most);
}

std::int64_t count_of_doubts(Connection& connection, DoubtState state) {
    return value<std::int64_t>(connection, "SELECT count(*) FROM identity_doubts WHERE state = ?", state).value_or(0);
}

std::vector<Sighting> select_sightings(Connection& connection) {
    return all<Sighting>(connection, "SELECT machine, at FROM sightings ORDER BY machine");
}

} // namespace rasoat::store

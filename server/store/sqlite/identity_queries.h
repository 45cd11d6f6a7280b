#pragma once

#include "server/store/identity_records.h"
#include "server/store/sqlite/connection.h"

#include <optional>
#include <vector>

/// What the store's interface asks about identity and history (server/store/store.h says what each gives).
namespace rasoat::store {

[[nodiscard]] std::vector<MachineId> select_merged_into(Connection& connection, MachineId machine);
[[nodiscard]] std::vector<MachineId> select_machines_in(Connection& connection, UnitId unit);
[[nodiscard]] std::vector<SharedFact> select_shared_facts(Connection& connection, FactKind kind);
[[nodiscard]] std::vector<PlacedHistoryEntry>
select_history(Connection& connection, MachineId machine, const std::optional<HistoryPlace>& behind, std::size_t most);
[[nodiscard]] std::vector<ReportVersion>
select_report_versions(Connection& connection, MachineId machine, std::size_t most);
[[nodiscard]] std::optional<IdentityDoubt> select_doubt(Connection& connection, DoubtId id);
[[nodiscard]] std::optional<IdentityDoubt> select_doubt_between(Connection& connection, MachineId one, MachineId other);
[[nodiscard]] std::vector<IdentityDoubt>
select_doubts(Connection& connection, DoubtState state, const std::optional<DoubtId>& before, std::size_t most);
[[nodiscard]] std::int64_t count_of_doubts(Connection& connection, DoubtState state);
[[nodiscard]] std::vector<Sighting> select_sightings(Connection& connection);

} // namespace rasoat::store

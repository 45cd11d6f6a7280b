#include "server/store/sqlite/reads.h"

#include "server/store/sqlite/import_queries.h"
#include "server/store/sqlite/plan_queries.h"
#include "server/store/sqlite/rows.h"

namespace rasoat::store {

template <>
Machine record_in<Machine>(Query& query) {
    return {
        query.take<MachineId>(),
        query.take<std::optional<UnitId>>(),
        query.take<std::string>(),
        query.take<std::string>(),
        query.take<Time>(),
        query.take<Time>(),
        query.take<std::optional<Day>>(),
        query.take<std::optional<Vnd>>(),
        query.take<std::optional<Day>>(),
        query.take<bool>(),
        query.take<std::string>(),
        query.take<Revision>(),
        query.take<std::optional<MachineId>>(),
        query.take<std::string>()};
}

template <>
StoredReport record_in<StoredReport>(Query& query) {
    return {query.take<std::string>(), query.take<std::string>()};
}

template <>
IdentityFact record_in<IdentityFact>(Query& query) {
    return {query.take<FactKind>(), query.take<std::string>()};
}

template <>
Device record_in<Device>(Query& query) {
    return {
        query.take<DeviceId>(),
        query.take<std::string>(),
        query.take<SecretHash>(),
        query.take<UnitId>(),
        query.take<std::optional<MachineId>>(),
        query.take<Time>(),
        query.take<std::optional<Time>>()};
}

template <>
EnrolmentToken record_in<EnrolmentToken>(Query& query) {
    return {query.take<TokenId>(), query.take<SecretHash>(),          query.take<UnitId>(),      query.take<Time>(),
            query.take<Time>(),    query.take<std::optional<Time>>(), query.take<std::int64_t>()};
}

template <>
FeedToken record_in<FeedToken>(Query& query) {
    return {query.take<FeedTokenId>(), query.take<SecretHash>(),  query.take<std::string>(),
            query.take<Time>(),        query.take<std::string>(), query.take<std::optional<Time>>()};
}

template <>
IdempotentResult record_in<IdempotentResult>(Query& query) {
    return {
        query.take<DeviceId>(), query.take<std::string>(), query.take<Time>(), query.take<MachineId>(),
        query.take<std::string>()};
}

template <>
Account record_in<Account>(Query& query) {
    return {query.take<AccountId>(), query.take<std::string>(), query.take<std::string>(), query.take<std::string>(),
            query.take<bool>(),      query.take<bool>(),        query.take<Time>()};
}

template <>
Session record_in<Session>(Query& query) {
    return {query.take<SecretHash>(), query.take<AccountId>(), query.take<Time>(), query.take<Time>()};
}

template <>
AuditEntry record_in<AuditEntry>(Query& query) {
    return {query.take<AuditId>(),     query.take<Time>(),        query.take<std::string>(),
            query.take<std::string>(), query.take<std::string>(), query.take<std::string>()};
}

template <class Interface>
Revision SqliteReads<Interface>::revision() {
    return value<Revision>(connection_, "SELECT value FROM revision").value_or(Revision{});
}

template <class Interface>
Revision SqliteReads<Interface>::structure_revision() {
    return value<Revision>(connection_, "SELECT structure FROM revision").value_or(Revision{});
}

template <class Interface>
std::vector<Machine> SqliteReads<Interface>::machines() {
    return all<Machine>(
        connection_,
        "SELECT id, unit, hostname, digest, first_reported, last_reported, purchased, price, warranty_ends, "
        "broken, note, revision, merged_into, asset_code FROM machines WHERE merged_into IS NULL ORDER BY id");
}

template <class Interface>
std::int64_t SqliteReads<Interface>::count_machines() {
    return value<std::int64_t>(connection_, "SELECT count(*) FROM machines WHERE merged_into IS NULL").value_or(0);
}

template <class Interface>
std::vector<Machine> SqliteReads<Interface>::machines_behind(MachineId behind, std::size_t most) {
    return all<Machine>(
        connection_,
        "SELECT id, unit, hostname, digest, first_reported, last_reported, purchased, price, warranty_ends, "
        "broken, note, revision, merged_into, asset_code FROM machines WHERE id > ? AND merged_into IS NULL "
        "ORDER BY id LIMIT ?",
        behind, most);
}

template <class Interface>
std::vector<Machine> SqliteReads<Interface>::machines_changed_after(Revision revision) {
    // +id: sorts the few that the index finds, where SQLite would rather walk through all in their order.
    return all<Machine>(
        connection_,
        "SELECT id, unit, hostname, digest, first_reported, last_reported, purchased, price, warranty_ends, "
        "broken, note, revision, merged_into, asset_code FROM machines WHERE revision > ? ORDER BY +id",
        revision);
}

template <class Interface>
std::vector<MachineId> SqliteReads<Interface>::machines_removed_after(Revision revision) {
    return column<MachineId>(connection_, "SELECT id FROM removed_machines WHERE revision > ? ORDER BY id", revision);
}

template <class Interface>
std::optional<Machine> SqliteReads<Interface>::machine(MachineId id) {
    return first<Machine>(
        connection_,
        "SELECT id, unit, hostname, digest, first_reported, last_reported, purchased, price, warranty_ends, "
        "broken, note, revision, merged_into, asset_code FROM machines WHERE id = ?",
        id);
}

template <class Interface>
std::optional<StoredReport> SqliteReads<Interface>::report_of(MachineId machine) {
    return first<StoredReport>(connection_, "SELECT report, original FROM reports WHERE machine = ?", machine);
}

template <class Interface>
std::vector<IdentityFact> SqliteReads<Interface>::facts_of(MachineId machine) {
    return all<IdentityFact>(
        connection_, "SELECT kind, value FROM facts WHERE machine = ? ORDER BY kind, value", machine);
}

template <class Interface>
std::vector<MachineId> SqliteReads<Interface>::machines_with(const IdentityFact& fact, std::size_t most) {
    return column<MachineId>(
        connection_, "SELECT machine FROM facts WHERE kind = ? AND value = ? ORDER BY machine LIMIT ?", fact.kind,
        fact.value, most);
}

template <class Interface>
std::vector<HistoryEntry> SqliteReads<Interface>::history_of(MachineId machine, std::size_t most) {
    std::vector<HistoryEntry> entries;
    for (auto& placed : history_page(machine, std::nullopt, most))
        entries.push_back(std::move(placed.entry));
    return entries;
}

template <class Interface>
std::optional<Time> SqliteReads<Interface>::last_seen(MachineId machine) {
    return value<Time>(connection_, "SELECT at FROM sightings WHERE machine = ?", machine);
}

template <class Interface>
std::optional<Time> SqliteReads<Interface>::newest_sighting() {
    return value<Time>(connection_, "SELECT max(at) FROM sightings");
}

template <class Interface>
std::int64_t SqliteReads<Interface>::count_not_seen_since(Time time) {
    return value<std::int64_t>(
               connection_,
               "SELECT (SELECT count(*) FROM machines) - (SELECT count(*) FROM machines WHERE merged_into IS NOT NULL) "
               "- "
               "(SELECT count(*) FROM sightings WHERE at >= ?)",
               time)
        .value_or(0);
}

template <class Interface>
std::optional<Device> SqliteReads<Interface>::device(DeviceId id) {
    return first<Device>(
        connection_, "SELECT id, agent_id, key_hash, unit, machine, enrolled_at, revoked_at FROM devices WHERE id = ?",
        id);
}

template <class Interface>
std::vector<Device> SqliteReads<Interface>::devices_on(MachineId machine) {
    return all<Device>(
        connection_,
        "SELECT id, agent_id, key_hash, unit, machine, enrolled_at, revoked_at FROM devices WHERE machine = ? "
        "ORDER BY id",
        machine);
}

template <class Interface>
std::vector<Device> SqliteReads<Interface>::devices_in(UnitId unit) {
    return all<Device>(
        connection_,
        "SELECT id, agent_id, key_hash, unit, machine, enrolled_at, revoked_at FROM devices WHERE unit = ? ORDER BY id",
        unit);
}

template <class Interface>
std::vector<Device> SqliteReads<Interface>::devices() {
    return all<Device>(
        connection_, "SELECT id, agent_id, key_hash, unit, machine, enrolled_at, revoked_at FROM devices ORDER BY id");
}

template <class Interface>
std::vector<Device> SqliteReads<Interface>::devices_called(std::string_view agent_id) {
    return all<Device>(
        connection_,
        "SELECT id, agent_id, key_hash, unit, machine, enrolled_at, revoked_at FROM devices WHERE agent_id = ? "
        "ORDER BY id",
        agent_id);
}

template <class Interface>
std::vector<EnrolmentToken> SqliteReads<Interface>::enrolment_tokens() {
    return all<EnrolmentToken>(
        connection_, "SELECT id, hash, unit, made_at, expires_at, revoked_at, used FROM enrolment_tokens ORDER BY id");
}

template <class Interface>
std::optional<EnrolmentToken> SqliteReads<Interface>::enrolment_token(TokenId id) {
    return first<EnrolmentToken>(
        connection_, "SELECT id, hash, unit, made_at, expires_at, revoked_at, used FROM enrolment_tokens WHERE id = ?",
        id);
}

template <class Interface>
std::optional<EnrolmentToken> SqliteReads<Interface>::enrolment_token_with(const SecretHash& hash) {
    return first<EnrolmentToken>(
        connection_,
        "SELECT id, hash, unit, made_at, expires_at, revoked_at, used FROM enrolment_tokens WHERE hash = ?", hash);
}

template <class Interface>
std::optional<IdempotentResult> SqliteReads<Interface>::result_of(DeviceId device, std::string_view key) {
    return first<IdempotentResult>(
        connection_, "SELECT device, key, at, machine, digest FROM idempotency WHERE device = ? AND key = ?", device,
        key);
}

template <class Interface>
std::vector<FeedToken> SqliteReads<Interface>::feed_tokens() {
    return all<FeedToken>(
        connection_, "SELECT id, hash, name, made_at, made_by, revoked_at FROM feed_tokens ORDER BY id");
}

template <class Interface>
std::optional<FeedToken> SqliteReads<Interface>::feed_token(FeedTokenId id) {
    return first<FeedToken>(
        connection_, "SELECT id, hash, name, made_at, made_by, revoked_at FROM feed_tokens WHERE id = ?", id);
}

template <class Interface>
std::optional<FeedToken> SqliteReads<Interface>::feed_token_with(const SecretHash& hash) {
    return first<FeedToken>(
        connection_, "SELECT id, hash, name, made_at, made_by, revoked_at FROM feed_tokens WHERE hash = ?", hash);
}

template <class Interface>
std::vector<Account> SqliteReads<Interface>::accounts() {
    return all<Account>(
        connection_, "SELECT id, username, role, password_hash, must_change_password, disabled, made_at FROM accounts "
                     "ORDER BY id");
}

template <class Interface>
std::optional<Account> SqliteReads<Interface>::account(AccountId id) {
    return first<Account>(
        connection_,
        "SELECT id, username, role, password_hash, must_change_password, disabled, made_at FROM accounts WHERE id = ?",
        id);
}

template <class Interface>
std::optional<Account> SqliteReads<Interface>::account_named(std::string_view username) {
    return first<Account>(
        connection_,
        "SELECT id, username, role, password_hash, must_change_password, disabled, made_at FROM accounts "
        "WHERE username = ?",
        username);
}

template <class Interface>
std::optional<Session> SqliteReads<Interface>::session_with(const SecretHash& hash) {
    return first<Session>(connection_, "SELECT hash, account, made_at, expires_at FROM sessions WHERE hash = ?", hash);
}

template <class Interface>
std::vector<AuditEntry> SqliteReads<Interface>::audit_trail(const AuditQuery& query, std::size_t most) {
    return all<AuditEntry>(
        connection_,
        "SELECT id, at, actor, action, subject, detail FROM audit_trail WHERE id < coalesce(?, 9223372036854775807) "
        "AND actor = coalesce(?, actor) AND action = coalesce(?, action) "
        "AND at >= coalesce(?, at) AND at < coalesce(?, 9223372036854775807) "
        "ORDER BY id DESC LIMIT ?",
        query.before, query.actor, query.action, query.from, query.until, most);
}

template <class Interface>
std::vector<Plan> SqliteReads<Interface>::plans(std::size_t most) {
    return select_plans(connection_, most);
}

template <class Interface>
std::optional<Plan> SqliteReads<Interface>::plan(PlanId id) {
    return select_plan(connection_, id);
}

template <class Interface>
std::optional<Plan> SqliteReads<Interface>::latest_plan() {
    return select_latest_plan(connection_);
}

template <class Interface>
std::optional<Plan> SqliteReads<Interface>::latest_plan_of(ScenarioId scenario) {
    return select_latest_plan_of(connection_, scenario);
}

template <class Interface>
std::vector<Scenario> SqliteReads<Interface>::scenarios() {
    return select_scenarios(connection_);
}

template <class Interface>
std::optional<Scenario> SqliteReads<Interface>::scenario(ScenarioId id) {
    return select_scenario(connection_, id);
}

template <class Interface>
std::vector<Import> SqliteReads<Interface>::imports(std::size_t most) {
    return select_imports(connection_, most);
}

template <class Interface>
std::optional<Import> SqliteReads<Interface>::import(ImportId id) {
    return select_import(connection_, id);
}

template <class Interface>
std::vector<SetPrice> SqliteReads<Interface>::set_prices() {
    return select_set_prices(connection_);
}

template <class Interface>
std::optional<std::string> SqliteReads<Interface>::setting(std::string_view name) {
    return value<std::string>(connection_, "SELECT value FROM settings WHERE name = ?", name);
}

template class SqliteReads<Reader>;
template class SqliteReads<Transaction>;

} // namespace rasoat::store

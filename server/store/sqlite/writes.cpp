#include "server/store/sqlite/writes.h"

#include "server/store/store_error.h"

#include <fmt/format.h>

namespace rasoat::store {

Revision SqliteWrites::change() {
    structure_changed_ = true;
    return change_row();
}

Revision SqliteWrites::change_row() {
    changed_ = true;
    return Revision{present_.value + 1};
}

void SqliteWrites::begin() {
    run("BEGIN IMMEDIATE");
    changed_ = false;
    structure_changed_ = false;
    index_changes_.clear();
    present_ = revision();
}

void SqliteWrites::begin_work() {
    index_changes_before_work_ = index_changes_.size();
    run("SAVEPOINT work");
}

void SqliteWrites::keep_work() {
    run("RELEASE work");
}

void SqliteWrites::undo_work() {
    index_changes_.resize(index_changes_before_work_);
    run("ROLLBACK TO work");
    run("RELEASE work");
}

void SqliteWrites::finish() {
    if (changed_) run("UPDATE revision SET value = ?", committed_revision());
    if (structure_changed_) run("UPDATE revision SET structure = ?", committed_revision());
}

void SqliteWrites::touch() {
    run("UPDATE revision SET value = value");
}

MachineId SqliteWrites::add_machine(const Machine& machine) {
    const auto id = insert<MachineId>(
        "INSERT INTO machines (id, unit, hostname, digest, first_reported, last_reported, purchased, price, "
        "warranty_ends, broken, note, revision, merged_into, asset_code) "
        "VALUES (max(coalesce((SELECT max(id) FROM machines), 0), coalesce((SELECT max(id) FROM removed_machines), 0)) "
        "+ 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        machine.unit, machine.hostname, machine.digest, machine.first_reported, machine.last_reported,
        machine.purchased, machine.price, machine.warranty_ends, machine.broken, machine.note, change_row(),
        machine.merged_into, machine.asset_code);
    index_changes_.push_back({std::nullopt, id, machine.digest});
    return id;
}

void SqliteWrites::put_machine(const Machine& machine) {
    update(
        "machine",
        "UPDATE machines SET unit = ?, hostname = ?, digest = ?, first_reported = ?, last_reported = ?, purchased = ?, "
        "price = ?, warranty_ends = ?, broken = ?, note = ?, revision = ?, merged_into = ?, asset_code = ? "
        "WHERE id = ?",
        machine.unit, machine.hostname, machine.digest, machine.first_reported, machine.last_reported,
        machine.purchased, machine.price, machine.warranty_ends, machine.broken, machine.note, change_row(),
        machine.merged_into, machine.asset_code, machine.id);
    index_changes_.push_back({std::nullopt, machine.id, machine.digest});
}

void SqliteWrites::remove_machine(MachineId machine) {
    for (const auto* rows :
         {"DELETE FROM reports WHERE machine = ?", "DELETE FROM report_versions WHERE machine = ?",
          "DELETE FROM facts WHERE machine = ?", "DELETE FROM history WHERE machine = ?",
          "DELETE FROM sightings WHERE machine = ?", "DELETE FROM identity_doubts WHERE one = ?",
          "DELETE FROM identity_doubts WHERE other = ?"})
        run(rows, machine);
    update("machine", "DELETE FROM machines WHERE id = ?", machine);
    run("INSERT INTO removed_machines (id, revision) VALUES (?, ?)", machine, change());
    index_changes_.push_back({std::nullopt, machine, {}});
}

void SqliteWrites::put_report(MachineId machine, const StoredReport& report) {
    run("INSERT INTO reports (machine, report, original) VALUES (?, ?, ?) "
        "ON CONFLICT (machine) DO UPDATE SET report = excluded.report, original = excluded.original",
        machine, Blob{report.packed_report}, Blob{report.packed_original});
    run("UPDATE machines SET revision = ? WHERE id = ?", change_row(), machine);
}

void SqliteWrites::put_facts(MachineId machine, std::span<const IdentityFact> facts) {
    run("DELETE FROM facts WHERE machine = ?", machine);
    for (const auto& fact : facts)
        run("INSERT OR IGNORE INTO facts (kind, value, machine) VALUES (?, ?, ?)", fact.kind, fact.value, machine);
}

void SqliteWrites::add_history(const HistoryEntry& entry) {
    run("INSERT INTO history (machine, at, part, before, after) VALUES (?, ?, ?, ?, ?)", entry.machine, entry.at,
        entry.part, entry.before, entry.after);
}

void SqliteWrites::put_sighting(const Sighting& sighting) {
    run("INSERT INTO sightings (machine, at) VALUES (?, ?) "
        "ON CONFLICT (machine) DO UPDATE SET at = max(at, excluded.at)",
        sighting.machine, sighting.at);
}

DeviceId SqliteWrites::add_device(const Device& device) {
    auto added = device;
    added.id = insert<DeviceId>(
        "INSERT INTO devices (agent_id, key_hash, unit, machine, enrolled_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)",
        device.agent_id, device.key_hash, device.unit, device.machine, device.enrolled_at, device.revoked_at);
    index_changes_.push_back({added, std::nullopt, {}});
    return added.id;
}

void SqliteWrites::put_device(const Device& device) {
    update(
        "device",
        "UPDATE devices SET agent_id = ?, unit = ?, machine = ?, enrolled_at = ?, revoked_at = ? "
        "WHERE id = ? AND key_hash = ?",
        device.agent_id, device.unit, device.machine, device.enrolled_at, device.revoked_at, device.id,
        device.key_hash);
    index_changes_.push_back({device, std::nullopt, {}});
}

FeedTokenId SqliteWrites::add_feed_token(const FeedToken& token) {
    return insert<FeedTokenId>(
        "INSERT INTO feed_tokens (hash, name, made_at, made_by, revoked_at) VALUES (?, ?, ?, ?, ?)", token.hash,
        token.name, token.made_at, token.made_by, token.revoked_at);
}

void SqliteWrites::put_feed_token(const FeedToken& token) {
    update(
        "feed token", "UPDATE feed_tokens SET name = ?, revoked_at = ? WHERE id = ? AND hash = ?", token.name,
        token.revoked_at, token.id, token.hash);
}

TokenId SqliteWrites::add_enrolment_token(const EnrolmentToken& token) {
    return insert<TokenId>(
        "INSERT INTO enrolment_tokens (hash, unit, made_at, expires_at, revoked_at, used) VALUES (?, ?, ?, ?, ?, ?)",
        token.hash, token.unit, token.made_at, token.expires_at, token.revoked_at, token.used);
}

void SqliteWrites::put_enrolment_token(const EnrolmentToken& token) {
    update(
        "enrolment token",
        "UPDATE enrolment_tokens SET hash = ?, unit = ?, made_at = ?, expires_at = ?, revoked_at = ?, used = ? "
        "WHERE id = ?",
        token.hash, token.unit, token.made_at, token.expires_at, token.revoked_at, token.used, token.id);
}

void SqliteWrites::remember(const IdempotentResult& result) {
    run("INSERT INTO idempotency (device, key, at, machine, digest) VALUES (?, ?, ?, ?, ?)", result.device, result.key,
        result.at, result.machine, result.digest);
    index_changes_.push_back({std::nullopt, result.machine, result.digest, result.device});
}

void SqliteWrites::forget_results_before(Time time) {
    run("DELETE FROM idempotency WHERE at < ?", time);
}

AccountId SqliteWrites::add_account(const Account& account) {
    return insert<AccountId>(
        "INSERT INTO accounts (username, role, password_hash, must_change_password, disabled, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        account.username, account.role, account.password_hash, account.must_change_password, account.disabled,
        account.made_at);
}

void SqliteWrites::put_account(const Account& account) {
    update(
        "account",
        "UPDATE accounts SET username = ?, role = ?, password_hash = ?, must_change_password = ?, disabled = ?, "
        "made_at = ? WHERE id = ?",
        account.username, account.role, account.password_hash, account.must_change_password, account.disabled,
        account.made_at, account.id);
}

void SqliteWrites::put_session(const Session& session) {
    run("INSERT INTO sessions (hash, account, made_at, expires_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (hash) DO UPDATE SET account = excluded.account, made_at = excluded.made_at, "
        "expires_at = excluded.expires_at",
        session.hash, session.account, session.made_at, session.expires_at);
}

void SqliteWrites::remove_session(const SecretHash& hash) {
    run("DELETE FROM sessions WHERE hash = ?", hash);
}

void SqliteWrites::remove_sessions_of(AccountId account) {
    run("DELETE FROM sessions WHERE account = ?", account);
}

void SqliteWrites::remove_sessions_expired_at(Time time) {
    run("DELETE FROM sessions WHERE expires_at <= ?", time);
}

void SqliteWrites::append_audit(const AuditEntry& entry) {
    run("INSERT INTO audit_trail (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)", entry.at, entry.actor,
        entry.action, entry.subject, entry.detail);
}

void SqliteWrites::put_setting(std::string_view name, std::string_view value) {
    change();
    run("INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name, value);
}

} // namespace rasoat::store

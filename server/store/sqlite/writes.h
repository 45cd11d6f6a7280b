#pragma once

#include "server/store/device_index.h"
#include "server/store/sqlite/reads.h"

#include <fmt/format.h>

#include <span>
#include <vector>

namespace rasoat::store {

/// The writing half, for the works that share one commit. Collects beside what the device index has to learn once the
/// commit is on disk.
class SqliteWrites final : public SqliteReads<Transaction> {
public:
    explicit SqliteWrites(Connection& connection) : SqliteReads(connection) {}

    /// A commit begins.
    void begin();
    /// A work begins, then ends well or is undone.
    void begin_work();
    void keep_work();
    void undo_work();
    /// Before the commit: counts the revision up when something has changed that a ranking sees.
    void finish();
    /// Writes something that nobody reads, to find out whether writing works.
    void touch();
    /// What the index has to learn; empty after begin().
    [[nodiscard]] std::span<const DeviceIndex::Change> index_changes() const { return index_changes_; }
    /// After finish(): the revision that this commit brings.
    [[nodiscard]] Revision committed_revision() const { return changed_ ? Revision{present_.value + 1} : present_; }

    UnitId add_unit(const Unit& unit) override;
    void put_unit(const Unit& unit) override;
    void remove_unit(UnitId unit) override;
    void add_unit_period(const UnitPeriod& period) override;
    void remove_unit_period(UnitId unit, Day until) override;
    void add_seat_period(const SeatPeriod& period) override;
    void remove_seat_period(SeatId seat, Day until) override;
    ReorganisationId add_reorganisation(const Reorganisation& reorganisation) override;
    void put_reorganisation(const Reorganisation& reorganisation) override;
    void add_reminder(const Reminder& reminder) override;
    SeatId add_seat(const Seat& seat) override;
    void put_seat(const Seat& seat) override;
    void remove_seat(SeatId seat) override;
    void assign(SeatId seat, std::optional<MachineId> machine) override;

    MachineId add_machine(const Machine& machine) override;
    void put_machine(const Machine& machine) override;
    void remove_machine(MachineId machine) override;
    void put_report(MachineId machine, const StoredReport& report) override;
    void put_facts(MachineId machine, std::span<const IdentityFact> facts) override;
    void add_history(const HistoryEntry& entry) override;
    void move_history(MachineId from, MachineId to, Time since) override;
    void add_report_version(const ReportVersion& version) override;
    void put_report_version(const ReportVersion& version) override;
    void remove_report_version(MachineId machine, Time until) override;
    void move_report_versions(MachineId from, MachineId to, Time after) override;
    std::int64_t forget_history_before(Time time, std::size_t most) override;
    DoubtId add_doubt(const IdentityDoubt& doubt) override;
    void put_doubt(const IdentityDoubt& doubt) override;
    void put_sighting(const Sighting& sighting) override;
    void forget_sighting(MachineId machine) override;

    DeviceId add_device(const Device& device) override;
    void put_device(const Device& device) override;
    TokenId add_enrolment_token(const EnrolmentToken& token) override;
    void put_enrolment_token(const EnrolmentToken& token) override;
    FeedTokenId add_feed_token(const FeedToken& token) override;
    void put_feed_token(const FeedToken& token) override;
    void remember(const IdempotentResult& result) override;
    void forget_results_before(Time time) override;

    AccountId add_account(const Account& account) override;
    void put_account(const Account& account) override;
    void put_session(const Session& session) override;
    void remove_session(const SecretHash& hash) override;
    void remove_sessions_of(AccountId account) override;
    void remove_sessions_expired_at(Time time) override;
    void append_audit(const AuditEntry& entry) override;

    FundId add_fund(const Fund& fund) override;
    void put_fund(const Fund& fund) override;
    void remove_fund(FundId fund) override;
    void put_back_fund(const Fund& fund) override;
    PlanId add_plan(const Plan& plan) override;
    ScenarioId add_scenario(const Scenario& scenario) override;
    void put_scenario(const Scenario& scenario) override;

    ImportId add_import(const Import& import) override;
    void put_import(const Import& import) override;
    void remove_import(ImportId import) override;
    void forget_drafts_before(Time time) override;
    void set_price(const std::string& item, const std::optional<Vnd>& price) override;

    void put_rule(const SetRule& rule) override;
    void remove_rule(RuleKind kind, std::string_view id) override;
    ChangeId add_change(const ChangeEntry& change) override;

    void put_setting(std::string_view name, std::string_view value) override;

private:
    /// Inserts and returns the id that the engine gave.
    template <class RecordId, class... Values>
    RecordId insert(const char* sql, const Values&... values) {
        run(sql, values...);
        return RecordId{connection().database().getLastInsertRowid()};
    }
    template <class... Values>
    int run(const char* sql, const Values&... values) {
        Query query(connection(), sql);
        return query.with(values...).run();
    }
    /// Throws StoreConflict when no row was changed.
    template <class... Values>
    void update(const char* what, const char* sql, const Values&... values) {
        if (run(sql, values...) == 0) throw StoreConflict(fmt::format("there is no such {}", what));
    }
    /// Notes that this commit changes what a ranking sees as a whole; returns the revision that it brings.
    Revision change();
    /// The same of one machine or seat, whose row then bears that revision.
    Revision change_row();
    /// The same, for what planning goes by.
    void change_rules();

    Revision present_;
    bool changed_ = false;
    bool structure_changed_ = false;
    std::vector<DeviceIndex::Change> index_changes_;
    std::size_t index_changes_before_work_ = 0;
};

} // namespace rasoat::store

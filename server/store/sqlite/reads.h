#pragma once

#include "server/store/sqlite/connection.h"
#include "server/store/sqlite/identity_queries.h"
#include "server/store/sqlite/organisation_queries.h"
#include "server/store/sqlite/rule_queries.h"
#include "server/store/store.h"

namespace rasoat::store {

/// The reading half of a store's interface over one connection: `Interface` is Reader, or Transaction whose reads see
/// what it has written.
template <class Interface>
class SqliteReads : public Interface {
public:
    explicit SqliteReads(Connection& connection) : connection_(connection) {}

    Revision revision() override;
    Revision structure_revision() override;

    std::vector<Unit> units() override { return select_units(connection_); }
    std::vector<Unit> ended_units() override { return select_ended_units(connection_); }
    std::optional<Unit> unit(UnitId id) override { return select_unit(connection_, id); }
    std::vector<UnitPeriod> unit_periods() override { return select_unit_periods(connection_); }
    std::vector<SeatPeriod> seat_periods() override { return select_seat_periods(connection_); }
    std::vector<Reorganisation> reorganisations(std::size_t most) override {
        return select_reorganisations(connection_, most);
    }
    std::vector<Reorganisation> reorganisations_due(Day day) override {
        return select_reorganisations_due(connection_, day);
    }
    std::optional<Reorganisation> reorganisation(ReorganisationId id) override {
        return select_reorganisation(connection_, id);
    }
    std::vector<Reminder> latest_reminders() override { return select_latest_reminders(connection_); }
    std::vector<Seat> seats() override { return select_seats(connection_); }
    std::vector<Seat> seats_changed_after(Revision revision) override {
        return select_seats_changed_after(connection_, revision);
    }
    std::optional<Seat> seat(SeatId id) override { return select_seat(connection_, id); }
    std::optional<Seat> seat_of(MachineId machine) override { return select_seat_of(connection_, machine); }
    std::optional<Seat> free_seat_in(UnitId unit) override { return select_free_seat_in(connection_, unit); }

    std::vector<Machine> machines() override;
    std::int64_t count_machines() override;
    std::vector<Machine> machines_behind(MachineId behind, std::size_t most) override;
    std::vector<Machine> machines_changed_after(Revision revision) override;
    std::vector<MachineId> machines_removed_after(Revision revision) override;
    std::optional<Machine> machine(MachineId id) override;
    std::optional<StoredReport> report_of(MachineId machine) override;
    std::vector<IdentityFact> facts_of(MachineId machine) override;
    std::vector<MachineId> machines_with(const IdentityFact& fact, std::size_t most) override;
    std::vector<HistoryEntry> history_of(MachineId machine, std::size_t most) override;
    std::vector<PlacedHistoryEntry>
    history_page(MachineId machine, std::optional<HistoryPlace> behind, std::size_t most) override {
        return select_history(connection_, machine, behind, most);
    }
    std::vector<MachineId> merged_into(MachineId machine) override { return select_merged_into(connection_, machine); }
    std::vector<MachineId> machines_in(UnitId unit) override { return select_machines_in(connection_, unit); }
    std::vector<SharedFact> shared_facts(FactKind kind) override { return select_shared_facts(connection_, kind); }
    std::vector<ReportVersion> report_versions(MachineId machine, std::size_t most) override {
        return select_report_versions(connection_, machine, most);
    }
    std::optional<IdentityDoubt> doubt(DoubtId id) override { return select_doubt(connection_, id); }
    std::optional<IdentityDoubt> doubt_between(MachineId one, MachineId other) override {
        return select_doubt_between(connection_, one, other);
    }
    std::vector<IdentityDoubt> doubts(DoubtState state, std::optional<DoubtId> before, std::size_t most) override {
        return select_doubts(connection_, state, before, most);
    }
    std::int64_t count_doubts(DoubtState state) override { return count_of_doubts(connection_, state); }
    std::vector<Sighting> sightings() override { return select_sightings(connection_); }
    std::optional<Time> last_seen(MachineId machine) override;
    std::optional<Time> newest_sighting() override;
    std::int64_t count_not_seen_since(Time time) override;

    std::optional<Device> device(DeviceId id) override;
    std::vector<Device> devices_on(MachineId machine) override;
    std::vector<Device> devices_in(UnitId unit) override;
    std::vector<Device> devices_called(std::string_view agent_id) override;
    /// For the index of keys alone, so not of the interface.
    std::vector<Device> devices();
    std::vector<EnrolmentToken> enrolment_tokens() override;
    std::optional<EnrolmentToken> enrolment_token(TokenId id) override;
    std::optional<EnrolmentToken> enrolment_token_with(const SecretHash& hash) override;
    std::optional<IdempotentResult> result_of(DeviceId device, std::string_view key) override;
    std::vector<FeedToken> feed_tokens() override;
    std::optional<FeedToken> feed_token(FeedTokenId id) override;
    std::optional<FeedToken> feed_token_with(const SecretHash& hash) override;

    std::vector<Account> accounts() override;
    std::optional<Account> account(AccountId id) override;
    std::optional<Account> account_named(std::string_view username) override;
    std::optional<Session> session_with(const SecretHash& hash) override;
    std::vector<AuditEntry> audit_trail(const AuditQuery& query, std::size_t most) override;

    std::vector<Fund> funds() override { return select_funds(connection_); }
    std::optional<Fund> fund(FundId id) override { return select_fund(connection_, id); }
    std::vector<Plan> plans(std::size_t most) override;
    std::optional<Plan> plan(PlanId id) override;
    std::optional<Plan> latest_plan() override;
    std::optional<Plan> latest_plan_of(ScenarioId scenario) override;
    std::vector<Scenario> scenarios() override;
    std::optional<Scenario> scenario(ScenarioId id) override;

    std::vector<Import> imports(std::size_t most) override;
    std::optional<Import> import(ImportId id) override;
    std::vector<SetPrice> set_prices() override;

    std::vector<SetRule> set_rules() override { return select_set_rules(connection_); }
    std::optional<SetRule> set_rule(RuleKind kind, std::string_view id) override {
        return select_set_rule(connection_, kind, id);
    }
    Revision rules_revision() override { return select_rules_revision(connection_); }
    std::vector<ChangeEntry>
    changes_of(std::string_view subject, std::optional<ChangeId> before, std::size_t most) override {
        return select_changes_of(connection_, subject, before, most);
    }
    std::optional<ChangeEntry> change_entry(ChangeId id) override { return select_change_entry(connection_, id); }

    std::optional<std::string> setting(std::string_view name) override;

protected:
    [[nodiscard]] Connection& connection() { return connection_; }

private:
    Connection& connection_;
};

extern template class SqliteReads<Reader>;
extern template class SqliteReads<Transaction>;

} // namespace rasoat::store

#pragma once

#include "server/store/sqlite/connection.h"
#include "server/store/store.h"

namespace rasoat::store {

/// The reading half of a store's interface over one connection: `Interface` is Reader, or Transaction whose reads see
/// what it has written.
template <class Interface>
class SqliteReads : public Interface {
public:
    explicit SqliteReads(Connection& connection) : connection_(connection) {}

    Revision revision() override;

    std::vector<Unit> units() override;
    std::optional<Unit> unit(UnitId id) override;
    std::vector<Seat> seats() override;
    std::optional<Seat> seat(SeatId id) override;
    std::optional<Seat> seat_of(MachineId machine) override;
    std::optional<Seat> free_seat_in(UnitId unit) override;

    std::vector<Machine> machines() override;
    std::vector<Machine> machines_changed_after(Revision revision) override;
    std::optional<Machine> machine(MachineId id) override;
    std::optional<StoredReport> report_of(MachineId machine) override;
    std::vector<IdentityFact> facts_of(MachineId machine) override;
    std::vector<MachineId> machines_with(const IdentityFact& fact, std::size_t most) override;
    std::vector<HistoryEntry> history_of(MachineId machine, std::size_t most) override;
    std::optional<Time> last_seen(MachineId machine) override;
    std::optional<Time> newest_sighting() override;
    std::int64_t count_not_seen_since(Time time) override;

    std::optional<Device> device(DeviceId id) override;
    std::vector<EnrolmentToken> enrolment_tokens() override;
    std::optional<EnrolmentToken> enrolment_token(TokenId id) override;
    std::optional<EnrolmentToken> enrolment_token_with(const SecretHash& hash) override;
    std::optional<IdempotentResult> result_of(DeviceId device, std::string_view key) override;

    std::vector<Account> accounts() override;
    std::optional<Account> account(AccountId id) override;
    std::optional<Account> account_named(std::string_view username) override;
    std::optional<Session> session_with(const SecretHash& hash) override;
    std::vector<AuditEntry> audit_trail(std::optional<AuditId> before, std::size_t most) override;

    std::vector<Fund> funds() override;
    std::vector<Plan> plans(std::size_t most) override;
    std::optional<Plan> plan(PlanId id) override;
    std::optional<Plan> latest_plan() override;

    std::optional<std::string> setting(std::string_view name) override;

protected:
    [[nodiscard]] Connection& connection() { return connection_; }

private:
    Connection& connection_;
};

extern template class SqliteReads<Reader>;
extern template class SqliteReads<Transaction>;

} // namespace rasoat::store

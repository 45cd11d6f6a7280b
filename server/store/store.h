#pragma once

#include "server/store/identity_records.h"
#include "server/store/import_records.h"
#include "server/store/organisation_records.h"
#include "server/store/records.h"
#include "server/store/rule_records.h"
#include "server/store/scenario_records.h"
#include "server/store/store_error.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// The one way to stored data. Records go in and come out; how they are kept (SQLite, PostgreSQL) shows nowhere.
///
///     const auto reader = store.snapshot();                     // one consistent moment
///     const auto units = reader->units();
///     const auto id = store.write([&](Transaction& t) { return t.add_unit(unit); }); // returns when it is on disk
namespace rasoat::store {

/// Reads one consistent moment of the store. Not for use by two threads at once. Lists come in the order of ids.
class Reader {
public:
    Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    virtual ~Reader() = default;

    [[nodiscard]] virtual Revision revision() = 0;
    /// At which anything changed last that a ranking is made from, but for machines, their reports and seats that were
    /// added or changed: those are found by machines_changed_after() and seats_changed_after().
    [[nodiscard]] virtual Revision structure_revision() = 0;

    /// Those that are there now.
    [[nodiscard]] virtual std::vector<Unit> units() = 0;
    [[nodiscard]] virtual std::vector<Unit> ended_units() = 0;
    [[nodiscard]] virtual std::optional<Unit> unit(UnitId id) = 0; ///< also an ended one
    [[nodiscard]] virtual std::vector<UnitPeriod> unit_periods() = 0;
    [[nodiscard]] virtual std::vector<SeatPeriod> seat_periods() = 0;
    /// The newest first.
    [[nodiscard]] virtual std::vector<Reorganisation> reorganisations(std::size_t most) = 0;
    [[nodiscard]] virtual std::vector<Reorganisation>
    reorganisations_due(Day day) = 0; ///< planned, for `day` or before
    [[nodiscard]] virtual std::optional<Reorganisation> reorganisation(ReorganisationId id) = 0;
    /// For each unit that was reminded, the latest.
    [[nodiscard]] virtual std::vector<Reminder> latest_reminders() = 0;
    [[nodiscard]] virtual std::vector<Seat> seats() = 0;
    [[nodiscard]] virtual std::vector<Seat> seats_changed_after(Revision revision) = 0; ///< added, changed or assigned
    [[nodiscard]] virtual std::optional<Seat> seat(SeatId id) = 0;
    [[nodiscard]] virtual std::optional<Seat> seat_of(MachineId machine) = 0;
    /// The unit's first seat without a machine.
    [[nodiscard]] virtual std::optional<Seat> free_seat_in(UnitId unit) = 0;

    /// Without those merged into others.
    [[nodiscard]] virtual std::vector<Machine> machines() = 0;
    [[nodiscard]] virtual std::int64_t count_machines() = 0; ///< of them
    /// At most `most` of them with greater ids than `behind`.
    [[nodiscard]] virtual std::vector<Machine> machines_behind(MachineId behind, std::size_t most) = 0;
    /// Machines whose record or report changed after `revision`, with those that were merged into others.
    [[nodiscard]] virtual std::vector<Machine> machines_changed_after(Revision revision) = 0;
    /// Machines that were removed after `revision`.
    [[nodiscard]] virtual std::vector<MachineId> machines_removed_after(Revision revision) = 0;
    [[nodiscard]] virtual std::optional<Machine> machine(MachineId id) = 0;
    [[nodiscard]] virtual std::optional<StoredReport> report_of(MachineId machine) = 0;
    [[nodiscard]] virtual std::vector<IdentityFact> facts_of(MachineId machine) = 0;
    /// At most `most` machines that bear the fact.
    [[nodiscard]] virtual std::vector<MachineId> machines_with(const IdentityFact& fact, std::size_t most) = 0;
    [[nodiscard]] virtual std::vector<MachineId> merged_into(MachineId machine) = 0;
    [[nodiscard]] virtual std::vector<MachineId> machines_in(UnitId unit) = 0; ///< enrolled to that very unit
    /// Facts of one kind that several machines bear.
    [[nodiscard]] virtual std::vector<SharedFact> shared_facts(FactKind kind) = 0;
    /// Of the machine and those merged into it, the newest first.
    [[nodiscard]] virtual std::vector<HistoryEntry> history_of(MachineId machine, std::size_t most) = 0;
    /// The same with their places; only those behind `behind` where it is given.
    [[nodiscard]] virtual std::vector<PlacedHistoryEntry>
    history_page(MachineId machine, std::optional<HistoryPlace> behind, std::size_t most) = 0;
    /// Of this machine alone, the newest first.
    [[nodiscard]] virtual std::vector<ReportVersion> report_versions(MachineId machine, std::size_t most) = 0;
    [[nodiscard]] virtual std::optional<IdentityDoubt> doubt(DoubtId id) = 0;
    [[nodiscard]] virtual std::optional<IdentityDoubt> doubt_between(MachineId one, MachineId other) = 0;
    /// Those in that state, the newest first; only older ones than `before` where it is given.
    [[nodiscard]] virtual std::vector<IdentityDoubt>
    doubts(DoubtState state, std::optional<DoubtId> before, std::size_t most) = 0;
    [[nodiscard]] virtual std::int64_t count_doubts(DoubtState state) = 0;
    [[nodiscard]] virtual std::vector<Sighting> sightings() = 0;
    [[nodiscard]] virtual std::optional<Time> last_seen(MachineId machine) = 0;
    [[nodiscard]] virtual std::optional<Time> newest_sighting() = 0;
    /// Machines of which nothing has been heard since before `time`.
    [[nodiscard]] virtual std::int64_t count_not_seen_since(Time time) = 0;

    [[nodiscard]] virtual std::optional<Device> device(DeviceId id) = 0;
    [[nodiscard]] virtual std::vector<Device> devices_on(MachineId machine) = 0;
    [[nodiscard]] virtual std::vector<Device> devices_in(UnitId unit) = 0;
    /// Every key that an agent of that name has had.
    [[nodiscard]] virtual std::vector<Device> devices_called(std::string_view agent_id) = 0;
    [[nodiscard]] virtual std::vector<EnrolmentToken> enrolment_tokens() = 0;
    [[nodiscard]] virtual std::optional<EnrolmentToken> enrolment_token(TokenId id) = 0;
    [[nodiscard]] virtual std::optional<EnrolmentToken> enrolment_token_with(const SecretHash& hash) = 0;
    [[nodiscard]] virtual std::optional<IdempotentResult> result_of(DeviceId device, std::string_view key) = 0;
    [[nodiscard]] virtual std::vector<FeedToken> feed_tokens() = 0;
    [[nodiscard]] virtual std::optional<FeedToken> feed_token(FeedTokenId id) = 0;
    [[nodiscard]] virtual std::optional<FeedToken> feed_token_with(const SecretHash& hash) = 0;

    [[nodiscard]] virtual std::vector<Account> accounts() = 0;
    [[nodiscard]] virtual std::optional<Account> account(AccountId id) = 0;
    [[nodiscard]] virtual std::optional<Account> account_named(std::string_view username) = 0;
    [[nodiscard]] virtual std::optional<Session> session_with(const SecretHash& hash) = 0;
    /// The newest first.
    [[nodiscard]] virtual std::vector<AuditEntry> audit_trail(const AuditQuery& query, std::size_t most) = 0;

    [[nodiscard]] virtual std::vector<Fund> funds() = 0;
    [[nodiscard]] virtual std::optional<Fund> fund(FundId id) = 0;
    /// The newest first, without their documents.
    [[nodiscard]] virtual std::vector<Plan> plans(std::size_t most) = 0;
    [[nodiscard]] virtual std::optional<Plan> plan(PlanId id) = 0;
    [[nodiscard]] virtual std::optional<Plan> latest_plan() = 0;
    /// The plan kept last for the scenario, without its document.
    [[nodiscard]] virtual std::optional<Plan> latest_plan_of(ScenarioId scenario) = 0;
    [[nodiscard]] virtual std::vector<Scenario> scenarios() = 0; ///< also removed ones
    [[nodiscard]] virtual std::optional<Scenario> scenario(ScenarioId id) = 0;

    /// The newest first, without their files and changes.
    [[nodiscard]] virtual std::vector<Import> imports(std::size_t most) = 0;
    [[nodiscard]] virtual std::optional<Import> import(ImportId id) = 0;
    [[nodiscard]] virtual std::vector<SetPrice> set_prices() = 0; ///< in the order of items

    [[nodiscard]] virtual std::vector<SetRule> set_rules() = 0; ///< in the order of kinds, then of setting
    [[nodiscard]] virtual std::optional<SetRule> set_rule(RuleKind kind, std::string_view id) = 0;
    /// With which a rule or a price was last set; cheap.
    [[nodiscard]] virtual Revision rules_revision() = 0;
    /// Of that record ("fund:12"), or of all records of that kind ("fund:"), the newest first; only older ones than
    /// `before` where it is given.
    [[nodiscard]] virtual std::vector<ChangeEntry>
    changes_of(std::string_view subject, std::optional<ChangeId> before, std::size_t most) = 0;
    [[nodiscard]] virtual std::optional<ChangeEntry> change_entry(ChangeId id) = 0;

    [[nodiscard]] virtual std::optional<std::string> setting(std::string_view name) = 0;
};

/// Changes the store; reads see what it has changed so far. `add_` gives the record its id and returns it; `put_`
/// overwrites the record that has that id and throws StoreConflict where there is none. Both throw StoreConflict when a
/// unique code is taken or a reference leads nowhere.
class Transaction : public Reader {
public:
    virtual UnitId add_unit(const Unit& unit) = 0;
    virtual void put_unit(const Unit& unit) = 0;
    /// Throws StoreConflict while anything is in it; its periods and reminders go with it.
    virtual void remove_unit(UnitId unit) = 0;
    virtual void add_unit_period(const UnitPeriod& period) = 0;
    virtual void remove_unit_period(UnitId unit, Day until) = 0;
    virtual void add_seat_period(const SeatPeriod& period) = 0; ///< overwrites the one of that seat and day
    virtual void remove_seat_period(SeatId seat, Day until) = 0;
    virtual ReorganisationId add_reorganisation(const Reorganisation& reorganisation) = 0;
    virtual void put_reorganisation(const Reorganisation& reorganisation) = 0;
    virtual void add_reminder(const Reminder& reminder) = 0;
    virtual SeatId add_seat(const Seat& seat) = 0;
    virtual void put_seat(const Seat& seat) = 0;
    virtual void remove_seat(SeatId seat) = 0; ///< and its periods; its machine stays without a seat
    /// The machine leaves the seat that it had, and what stood at this seat becomes free.
    virtual void assign(SeatId seat, std::optional<MachineId> machine) = 0;

    virtual MachineId add_machine(const Machine& machine) = 0;
    virtual void put_machine(const Machine& machine) = 0;
    /// And its report, facts, history and doubts; its id is not given again. Throws StoreConflict while a seat, a
    /// device or another record refers to it.
    virtual void remove_machine(MachineId machine) = 0;
    virtual void put_report(MachineId machine, const StoredReport& report) = 0;
    /// Replaces all facts of the machine.
    virtual void put_facts(MachineId machine, std::span<const IdentityFact> facts) = 0;
    virtual void add_history(const HistoryEntry& entry) = 0;
    /// Entries of `since` and later, but for those of unit and seat.
    virtual void move_history(MachineId from, MachineId to, Time since) = 0;
    virtual void add_report_version(const ReportVersion& version) = 0;
    virtual void put_report_version(const ReportVersion& version) = 0; ///< by machine and time; it must be there
    virtual void remove_report_version(MachineId machine, Time until) = 0;
    virtual void move_report_versions(MachineId from, MachineId to, Time after) = 0; ///< those later than `after`
    /// Removes entries and report versions older than `time`; at most `most` of each. Returns how many went.
    virtual std::int64_t forget_history_before(Time time, std::size_t most) = 0;
    virtual DoubtId add_doubt(const IdentityDoubt& doubt) = 0; ///< throws StoreConflict where the pair is there already
    virtual void put_doubt(const IdentityDoubt& doubt) = 0;
    /// Keeps the later of what is known and `sighting`.
    virtual void put_sighting(const Sighting& sighting) = 0;
    virtual void forget_sighting(MachineId machine) = 0;

    virtual DeviceId add_device(const Device& device) = 0;
    virtual void put_device(const Device& device) = 0;
    virtual TokenId add_enrolment_token(const EnrolmentToken& token) = 0;
    virtual void put_enrolment_token(const EnrolmentToken& token) = 0;
    virtual FeedTokenId add_feed_token(const FeedToken& token) = 0;
    virtual void put_feed_token(const FeedToken& token) = 0;
    virtual void remember(const IdempotentResult& result) = 0;
    virtual void forget_results_before(Time time) = 0;

    virtual AccountId add_account(const Account& account) = 0;
    virtual void put_account(const Account& account) = 0;
    virtual void put_session(const Session& session) = 0; ///< by hash; adds it where it is new
    virtual void remove_session(const SecretHash& hash) = 0;
    virtual void remove_sessions_of(AccountId account) = 0;
    virtual void remove_sessions_expired_at(Time time) = 0;
    virtual void append_audit(const AuditEntry& entry) = 0; ///< its id is given by the store

    virtual FundId add_fund(const Fund& fund) = 0;
    virtual void put_fund(const Fund& fund) = 0;
    virtual void remove_fund(FundId fund) = 0;        ///< its id is not given again
    virtual void put_back_fund(const Fund& fund) = 0; ///< one that was removed, with the id that it had
    virtual PlanId add_plan(const Plan& plan) = 0;
    virtual ScenarioId add_scenario(const Scenario& scenario) = 0;
    virtual void put_scenario(const Scenario& scenario) = 0;

    virtual ImportId add_import(const Import& import) = 0;
    virtual void put_import(const Import& import) = 0;
    virtual void remove_import(ImportId import) = 0;
    virtual void forget_drafts_before(Time time) = 0; ///< imports that nobody confirmed
    virtual void set_price(const std::string& item, const std::optional<Vnd>& price) = 0; ///< none: not set any more

    virtual void put_rule(const SetRule& rule) = 0; ///< adds it where it is new
    /// What is shipped holds again; throws StoreConflict where nothing was set.
    virtual void remove_rule(RuleKind kind, std::string_view id) = 0;
    virtual ChangeId add_change(const ChangeEntry& change) = 0;

    virtual void put_setting(std::string_view name, std::string_view value) = 0;
};

/// What `/metrics` shows of the store.
struct StoreFigures {
    std::uint64_t writes = 0;         ///< units of work committed
    std::uint64_t commits = 0;        ///< transactions that carried them
    std::uint64_t failed_commits = 0; ///< transactions that could not be written
    std::size_t queued = 0;           ///< units of work waiting now
    std::size_t queue_limit = 0;
    std::size_t devices = 0;
    std::uint64_t bytes_on_disk = 0;
    double seconds_in_commit = 0; ///< sum over all commits
};

/// Safe to use from any thread.
class Store {
public:
    /// A unit of work: all of it is stored or nothing. It runs on the writer's thread, beside others in one commit, so
    /// it must be short, must not wait, and must not touch the store except through its transaction. It may run again
    /// when the engine asks for it. What it throws reaches the one who submitted it, and nothing of it is stored.
    using Work = std::function<void(Transaction&)>;

    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    /// One consistent moment, for as long as the reader lives; keep it short, and end it before the store. Waits while
    /// all readers are taken.
    [[nodiscard]] virtual std::unique_ptr<Reader> snapshot() = 0;

    /// Queues the work. The future is ready when the work is on disk (or failed: StoreFull, StoreUnavailable, or what
    /// the work threw). Throws StoreBusy when the queue is full.
    [[nodiscard]] virtual std::future<void> submit(Work work) = 0;

    /// Submits and waits; returns what `function` returned.
    template <class Function>
    auto write(Function function) -> std::invoke_result_t<Function&, Transaction&> {
        using Result = std::invoke_result_t<Function&, Transaction&>;
        if constexpr (std::is_void_v<Result>) {
            submit([&function](Transaction& transaction) { function(transaction); }).get();
        } else {
            std::optional<Result> result;
            submit([&](Transaction& transaction) { result.emplace(function(transaction)); }).get();
            return *std::move(result);
        }
    }

    /// From memory, as of the last commit: none where no device has that key. A revoked one has it still and says so.
    [[nodiscard]] virtual std::optional<DeviceState> device_with(const SecretHash& key_hash) = 0;

    /// Grows with the commits; cheap. The same value as a snapshot taken now would have, or an older one.
    [[nodiscard]] virtual Revision revision() = 0;

    [[nodiscard]] virtual StoreFigures figures() = 0;

    /// Throws StoreFull or StoreUnavailable when nothing can be written just now; writes a little to find out.
    virtual void check_writable() = 0;

    /// Writes all that is stored at this moment into a new file, while the store goes on working. When it returns, the
    /// file is whole and on disk. Throws StoreUnavailable where the file exists already or cannot be written.
    virtual void back_up(const std::filesystem::path& file) = 0;
};

} // namespace rasoat::store

#pragma once

#include "planner/model/text.h"
#include "planner/model/units.h"

#include <array>
#include <charconv>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the store keeps, as plain records. They know no SQL and no HTTP.
namespace rasoat::store {

/// UTC.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;
using Day = std::chrono::sys_days;
using planner::Bilingual;
using planner::Vnd;
using planner::Year;

/// The number by which the store knows a record of one kind; ids of two kinds do not mix. Given by the store from 1 on.
template <class Record>
struct Id {
    std::int64_t value = 0;
    constexpr auto operator<=>(const Id&) const = default;
};

/// An id as it goes in addresses and JSON.
template <class Record>
[[nodiscard]] std::string to_string(Id<Record> id) {
    return std::to_string(id.value);
}

/// The id written as `text`; none where that is not a positive whole number.
template <class SomeId>
[[nodiscard]] std::optional<SomeId> parse_id(std::string_view text) {
    SomeId id;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
    if (error != std::errc{} || end != text.data() + text.size() || id.value < 1) return std::nullopt;
    return id;
}

using UnitId = Id<struct Unit>;
using SeatId = Id<struct Seat>;
using MachineId = Id<struct Machine>;
using DeviceId = Id<struct Device>;
using TokenId = Id<struct EnrolmentToken>;
using AccountId = Id<struct Account>;
using FundId = Id<struct Fund>;
using PlanId = Id<struct Plan>;
using ScenarioId = Id<struct Scenario>;
using AuditId = Id<struct AuditEntry>;
using FeedTokenId = Id<struct FeedToken>;

/// Grows by one with every commit that changes what a ranking or a plan is made from: units, seats, machines, reports,
/// funds, settings. Heartbeats and sessions leave it as it is.
struct Revision {
    std::int64_t value = 0;
    constexpr auto operator<=>(const Revision&) const = default;
};

/// A one-way hash of a secret (device key, session token, enrolment token); the secret itself is never stored.
using SecretHash = std::array<std::uint8_t, 32>;

/// A part of the organisation; units form a tree.
struct Unit {
    UnitId id;
    std::optional<UnitId> parent;
    std::string code; ///< unique, as the office writes it; never empty
    std::string name;
    std::string email = {};                         ///< who is reminded when data lag; empty: nobody
    std::optional<Day> begun_on = std::nullopt;     ///< none: it was always there
    std::optional<Day> ended_on = std::nullopt;     ///< the first day on which it was no more; none: it is there
    std::optional<UnitId> successor = std::nullopt; ///< of an ended one: the unit that took its place
    bool operator==(const Unit&) const = default;
};

/// A place of work. Its role is one of config/roles.toml.
struct Seat {
    SeatId id;
    UnitId unit;
    std::string code; ///< unique; never empty
    std::string name;
    std::string role;
    double weight = 1;
    std::optional<MachineId> machine; ///< a machine has one seat at the most
    std::string person = {};          ///< who sits there, where the office has written it down
    bool operator==(const Seat&) const = default;
};

/// A computer, without its report.
struct Machine {
    MachineId id;
    std::optional<UnitId> unit; ///< to which it was enrolled; its seat's unit counts first
    std::string hostname;
    std::string digest;  ///< of the stored report's content: 64 hexadecimal digits; empty before the first report
    Time first_reported; ///< of one known from the books alone: when they were brought in
    Time last_reported;  ///< the last whole report; see Sighting for heartbeats. 1970: none yet
    std::optional<Day> purchased;
    std::optional<Vnd> price; ///< original price
    std::optional<Day> warranty_ends;
    bool broken = false; ///< said by the officer
    std::string note;
    Revision revision;                                   ///< at which record or report changed last; set by the store
    std::optional<MachineId> merged_into = std::nullopt; ///< the record that stands for this machine now
    std::string asset_code = {};                         ///< by which the office's books know it; may be empty
    bool operator==(const Machine&) const = default;
};

/// A machine's current report. Both texts are JSON, packed (see packed_text.h).
struct StoredReport {
    std::string packed_report;   ///< the canonical form, report::to_json
    std::string packed_original; ///< as it came, where that says more than the canonical form; else empty
    bool operator==(const StoredReport&) const = default;
};

/// When a machine was last heard of, by report or heartbeat.
struct Sighting {
    MachineId machine;
    Time at;
};

enum class FactKind {
    system_uuid,
    system_serial,
    board_serial,
    chassis_serial,
    disk_serial,
    mac_address,
    agent_id,
    books_name,      ///< the computer name that the books have for a machine which has not reported yet
    books_asset_code ///< likewise its asset code
};

/// Something that tells one machine from another. Junk ("Default string") never becomes a fact.
struct IdentityFact {
    FactKind kind = FactKind::system_uuid;
    std::string value; ///< lower case, trimmed
    auto operator<=>(const IdentityFact&) const = default;
};

enum class MachinePart {
    system,
    baseboard,
    firmware,
    secure_boot,
    tpm,
    processor,
    memory,
    disk,
    disk_health,
    operating_system,
    hostname,
    gpu,
    monitor,
    network,
    battery,
    unit,
    seat
};

/// One change of a machine. Either text may be empty: something came or went.
struct HistoryEntry {
    MachineId machine;
    Time at;
    MachinePart part = MachinePart::system;
    std::string before;
    std::string after;
    bool operator==(const HistoryEntry&) const = default;
};

/// An installed agent with its own key.
struct Device {
    DeviceId id;
    std::string agent_id; ///< GLPI's deviceid, as enrolled
    SecretHash key_hash{};
    UnitId unit;                      ///< the token's unit
    std::optional<MachineId> machine; ///< on which it last reported
    Time enrolled_at;
    std::optional<Time> revoked_at;
    bool operator==(const Device&) const = default;
};

/// A device with the digest of what it reported last, its machine's where it is not known to have said another: all
/// that a heartbeat is checked against.
struct DeviceState {
    Device device;
    std::string digest; ///< empty before the first report
};

/// Lets agents of one unit enrol.
struct EnrolmentToken {
    TokenId id;
    SecretHash hash{};
    UnitId unit;
    Time made_at;
    Time expires_at;
    std::optional<Time> revoked_at;
    std::int64_t used = 0; ///< devices enrolled with it
    bool operator==(const EnrolmentToken&) const = default;
};

/// Lets another program, such as a province's dashboard, read the indicators and nothing else.
struct FeedToken {
    FeedTokenId id;
    SecretHash hash{};
    std::string name; ///< whose it is, in the administrator's words
    Time made_at;
    std::string made_by; ///< username
    std::optional<Time> revoked_at;
    bool operator==(const FeedToken&) const = default;
};

/// What became of a request that bore an idempotency key.
struct IdempotentResult {
    DeviceId device;
    std::string key;
    Time at;
    MachineId machine;
    std::string digest; ///< of the content received under this key
    bool operator==(const IdempotentResult&) const = default;
};

/// A person who signs in. `role` is the name of an access::Role.
struct Account {
    AccountId id;
    std::string username; ///< unique, lower case
    std::string role;
    std::string password_hash; ///< Argon2id, in libsodium's text form
    bool must_change_password = false;
    bool disabled = false;
    Time made_at;
    bool operator==(const Account&) const = default;
};

struct Session {
    SecretHash hash{};
    AccountId account;
    Time made_at;
    Time expires_at;
    bool operator==(const Session&) const = default;
};

/// Who did what. Entries are added and never changed.
struct AuditEntry {
    AuditId id;
    Time at;
    std::string actor;   ///< username, or "system"
    std::string action;  ///< "sign-in", "make-plan", ...
    std::string subject; ///< what it was done to, such as "plan 12"; may be empty
    std::string detail;
    bool operator==(const AuditEntry&) const = default;
};

/// Which entries of the audit trail are asked for; what is not set asks for any.
struct AuditQuery {
    std::optional<AuditId> before; ///< only older entries
    std::optional<std::string> actor;
    std::optional<std::string> action;
    std::optional<Time> from;
    std::optional<Time> until; ///< before this moment
};

/// How much of a fund may, or must, go to one kind of thing.
struct FundShare {
    std::string rule;     ///< at_most or kept
    planner::Share share; ///< of the fund's amount
    std::string item;     ///< desktop, laptop, parts, licence or moving
    bool operator==(const FundShare&) const = default;
};

/// Money for one year. `kind` is recurrent, investment or project; empty: any.
struct Fund {
    FundId id;
    std::string code; ///< unique
    Bilingual name;
    Year year;
    Vnd amount;
    std::optional<UnitId> unit; ///< none: the whole organisation
    std::string kind;
    std::string line = {};     ///< funds of one line are the same money in different years; empty: its own
    bool carries_over = false; ///< what is left at the end of the year stays with the line
    std::optional<FundShare> share = std::nullopt;
    bool operator==(const Fund&) const = default;
};

/// A kept plan: what lists show of it, and the whole as a packed JSON document.
struct Plan {
    PlanId id;
    Time made_at;
    std::string made_by; ///< username
    Year year;
    Vnd budget;
    Vnd spent;
    double benefit = 0;
    double upper_bound = 0;
    std::string packed_document;                       ///< empty in lists
    std::optional<ScenarioId> scenario = std::nullopt; ///< for which it was made
    std::int64_t years = 1;
    std::int64_t seats = 0; ///< 0 in plans that were kept before this was
    std::int64_t seats_fit_before = 0;
    std::int64_t seats_fit_after = 0;
    bool operator==(const Plan&) const = default;
};

/// Names of settings that the store keeps for the whole installation.
namespace setting {
inline constexpr std::string_view organisation = "organisation"; ///< its name
inline constexpr std::string_view demo = "demo";                 ///< "true": the data are the demo district's
/// "true": a new machine takes the first free seat of its unit; otherwise it waits to be assigned.
inline constexpr std::string_view seat_new_machines = "seat_new_machines";
/// The id of a role: where `seat_new_machines` finds no free seat, one with this role is made, so that a new
/// installation ranks what reports before anybody has entered seats. Absent: no seat is made.
inline constexpr std::string_view role_of_new_seats = "role_of_new_seats";
} // namespace setting

} // namespace rasoat::store

template <class Record>
struct std::hash<rasoat::store::Id<Record>> {
    std::size_t operator()(rasoat::store::Id<Record> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};

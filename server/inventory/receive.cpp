#include "server/inventory/receive.h"

#include "agent/report/content_digest.h"
#include "agent/report/report_json.h"
#include "server/inventory/carried_parts.h"
#include "server/inventory/changes.h"
#include "server/inventory/doubts.h"
#include "server/inventory/identity.h"
#include "server/inventory/kept_reports.h"
#include "server/inventory/known_from_books.h"
#include "server/inventory/stored_report.h"
#include "server/store/packed_text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace rasoat::inventory {
namespace {

constexpr std::chrono::days results_kept{7};

/// What follows from the arrival alone.
struct Content {
    std::string json; ///< of the report
    std::string digest;
    std::vector<store::IdentityFact> facts;
    std::string packed_original;
};

/// What is to be stored, as long as the store is as it was read.
struct Outcome {
    std::optional<store::Machine> machine; ///< as it was before; none: a new one
    store::StoredReport report;
    std::string hostname;
    std::vector<store::IdentityFact> facts;
    std::vector<store::HistoryEntry> changes;
    VersionStep versions;
};

Content content_of(const Arrival& arrival) {
    Content content{
        report::to_json(arrival.report), report::content_digest(arrival.report), identity_facts(arrival.report), {}};
    if (arrival.original != content.json) content.packed_original = store::pack(arrival.original);
    return content;
}

/// The machine that the report tells of, among those that have reported and those that the books alone know.
Identification
identified(store::Reader& reader, const store::Device& device, const Arrival& arrival, const Content& content) {
    auto found = identify(reader, device, content.facts);
    if (!found.machine) find_in_books(reader, device, arrival.report, found);
    return found;
}

/// The answer to a key that was answered before; none for a new key. Throws KeyReused.
std::optional<Received>
answered_before(store::Reader& reader, const store::Device& device, const Arrival& arrival, const Content& content) {
    const auto result = reader.result_of(device.id, arrival.idempotency_key);
    if (!result) return std::nullopt;
    if (result->digest != content.digest)
        throw KeyReused("this Idempotency-Key was used for another report; use a new key for each report");
    return Received{result->machine, false, true, {}};
}

Outcome outcome_of(
    store::Reader& reader, const std::optional<store::MachineId>& id, const Arrival& arrival, const Content& content) {
    Outcome outcome;
    std::string earlier;
    auto current = arrival.report;
    if (id) outcome.machine = reader.machine(*id);
    if (outcome.machine && has_reported(*outcome.machine)) {
        earlier = stored_report_json(reader, *id);
        if (const auto before = read_stored_report(earlier)) {
            current = with_carried_parts(std::move(current), *before);
            outcome.changes = changes_between(*before, current, *id, arrival.at);
        }
    }
    forget_strain_of_wrong_clocks(current, arrival.at);
    current.partial = false;
    outcome.hostname = current.hostname;
    outcome.facts = identity_facts(current);
    const auto json = current == arrival.report ? content.json : report::to_json(current);
    outcome.report = {store::pack(json), content.packed_original};
    if (!earlier.empty())
        outcome.versions = version_step(
            reader, {*id, earlier, json, outcome.machine->last_reported, arrival.at}, !outcome.changes.empty());
    return outcome;
}

/// Whether the outcome, made from an earlier moment, is what this moment would give too.
bool still_holds(store::Reader& reader, const Outcome& outcome, const std::optional<store::MachineId>& id) {
    if (!outcome.machine) return !id;
    if (id != outcome.machine->id) return false;
    const auto machine = reader.machine(*id);
    return machine && machine->revision == outcome.machine->revision;
}

void make_seat(
    store::Transaction& transaction, store::MachineId machine, store::UnitId unit, const std::string& hostname) {
    const auto role = transaction.setting(store::setting::role_of_new_seats);
    if (!role) return;
    const auto seat = transaction.add_seat(
        {.id = {},
         .unit = unit,
         .code = "machine-" + store::to_string(machine),
         .name = hostname,
         .role = *role,
         .weight = 1,
         .machine = std::nullopt});
    transaction.assign(seat, machine);
}

void take_seat(
    store::Transaction& transaction, store::MachineId machine, store::UnitId unit, const std::string& hostname) {
    if (transaction.setting(store::setting::seat_new_machines) != "true") return;
    if (const auto free = transaction.free_seat_in(unit))
        transaction.assign(free->id, machine);
    else
        make_seat(transaction, machine, unit, hostname);
}

/// Before the machine's record is written: so its new digest is known to be this device's word.
void remember(
    store::Transaction& transaction, const store::Device& device, const Arrival& arrival, const Content& content,
    store::MachineId machine) {
    transaction.remember({device.id, arrival.idempotency_key, arrival.at, machine, content.digest});
}

Received store_outcome(
    store::Transaction& transaction, const store::Device& device, const Arrival& arrival, const Content& content,
    const Outcome& outcome) {
    Received received;
    received.changes = outcome.changes;
    if (outcome.machine) {
        auto machine = *outcome.machine;
        if (!has_reported(machine)) machine.first_reported = arrival.at;
        machine.hostname = outcome.hostname;
        machine.digest = content.digest;
        machine.last_reported = std::max(machine.last_reported, arrival.at);
        received.machine = machine.id;
        remember(transaction, device, arrival, content, received.machine);
        transaction.put_machine(machine);
        if (!has_reported(*outcome.machine) && !transaction.seat_of(machine.id))
            take_seat(transaction, machine.id, machine.unit.value_or(device.unit), outcome.hostname);
    } else {
        received.machine = transaction.add_machine(
            {.id = {},
             .unit = device.unit,
             .hostname = outcome.hostname,
             .digest = content.digest,
             .first_reported = arrival.at,
             .last_reported = arrival.at,
             .purchased = {},
             .price = {},
             .warranty_ends = {},
             .broken = false,
             .note = {},
             .revision = {}});
        received.new_machine = true;
        remember(transaction, device, arrival, content, received.machine);
        take_seat(transaction, received.machine, device.unit, outcome.hostname);
    }
    write(transaction, outcome.versions);
    transaction.put_report(received.machine, outcome.report);
    if (received.new_machine || transaction.facts_of(received.machine) != outcome.facts)
        transaction.put_facts(received.machine, outcome.facts);
    for (const auto& change : outcome.changes)
        transaction.add_history(change);
    transaction.put_sighting({received.machine, arrival.at});
    if (device.machine != received.machine) {
        auto moved = device;
        moved.machine = received.machine;
        transaction.put_device(moved);
    }
    return received;
}

/// `prepared` was made outside the transaction, so that the writer has little to do; it is made again where another
/// report came in between.
Received receive_prepared(
    store::Transaction& transaction, const store::Device& device, const Arrival& arrival, const Content& content,
    const std::optional<Outcome>& prepared) {
    if (auto answer = answered_before(transaction, device, arrival, content)) return *std::move(answer);
    const auto current = transaction.device(device.id).value_or(device);
    const auto identification = identified(transaction, current, arrival, content);
    const auto& id = identification.machine;
    auto received =
        prepared && still_holds(transaction, *prepared, id)
            ? store_outcome(transaction, current, arrival, content, *prepared)
            : store_outcome(transaction, current, arrival, content, outcome_of(transaction, id, arrival, content));
    note_doubts(transaction, received.machine, identification.doubtful, arrival.at);
    return received;
}

} // namespace

Received receive(store::Store& store, const store::Device& device, const Arrival& arrival) {
    const auto content = content_of(arrival);
    std::optional<Outcome> prepared;
    {
        const auto reader = store.snapshot();
        if (auto answer = answered_before(*reader, device, arrival, content)) return *std::move(answer);
        prepared = outcome_of(*reader, identified(*reader, device, arrival, content).machine, arrival, content);
    }
    return store.write([&](store::Transaction& transaction) {
        return receive_prepared(transaction, device, arrival, content, prepared);
    });
}

Received receive_within(store::Transaction& transaction, const store::Device& device, const Arrival& arrival) {
    return receive_prepared(transaction, device, arrival, content_of(arrival), std::nullopt);
}

bool heartbeat(store::Store& store, const store::DeviceState& device, std::string_view digest, store::Time now) {
    if (!device.device.machine || device.digest.empty() || device.digest != digest) return false;
    store.write([&](store::Transaction& transaction) { transaction.put_sighting({*device.device.machine, now}); });
    return true;
}

void forget_old_results(store::Store& store, store::Time now) {
    store.write([now](store::Transaction& transaction) { transaction.forget_results_before(now - results_kept); });
}

} // namespace rasoat::inventory

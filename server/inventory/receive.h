#pragma once

#include "agent/report/report.h"
#include "server/store/store.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What becomes of a report: which machine it tells of, what has changed, and one unit of work that stores it.
namespace rasoat::inventory {

/// A report as it came in, already understood.
struct Arrival {
    report::Report report;
    std::string original; ///< the JSON as it came; kept where the report has no place for all it says
    std::string idempotency_key;
    store::Time at; ///< the server's clock
};

struct Received {
    store::MachineId machine;
    bool new_machine = false;
    bool repeated = false; ///< the same idempotency key was answered before; nothing was stored again
    std::vector<store::HistoryEntry> changes;
};

/// The same key came with other content (HTTP 422).
struct KeyReused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Stores a report; returns when it is on disk. A machine that the office's books know already keeps that record. A
/// repeated idempotency key changes nothing. A new machine belongs to the device's unit; where the setting
/// `seat_new_machines` is on, it takes that unit's first free seat, else one made for it with the role of
/// `role_of_new_seats`. Throws KeyReused, or what the store throws.
Received receive(store::Store& store, const store::Device& device, const Arrival& arrival);

/// The same within a transaction that stores more, as when a whole district is loaded.
Received receive_within(store::Transaction& transaction, const store::Device& device, const Arrival& arrival);

/// The machine of this device is as it was: true, and that it was heard of at `now` is on disk. False: the store does
/// not hold this content, send it whole. `digest` is 64 hexadecimal digits.
bool heartbeat(store::Store& store, const store::DeviceState& device, std::string_view digest, store::Time now);

/// Forgets idempotency keys older than a week, by when no agent sends again; call it now and then.
void forget_old_results(store::Store& store, store::Time now);

} // namespace rasoat::inventory

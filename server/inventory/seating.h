#pragma once

#include "server/store/store.h"

#include <optional>
#include <string>
#include <vector>

/// Which machine stands at which seat, and how that changes.
namespace rasoat::inventory {

/// Puts the machine at the seat, or takes away what stands there (none); it leaves the seat that it had. Both machines'
/// histories tell of it. Throws store::StoreConflict where seat or machine is not there, or the machine was merged into
/// another.
void seat_machine(
    store::Transaction& transaction, store::SeatId seat, std::optional<store::MachineId> machine, store::Time now);

/// A seat as histories name it: "Văn thư (VP-03)".
[[nodiscard]] std::string seat_text(const store::Seat& seat);

/// The code within such a text; the whole where there is none.
[[nodiscard]] std::string code_in_seat_text(const std::string& text);

} // namespace rasoat::inventory

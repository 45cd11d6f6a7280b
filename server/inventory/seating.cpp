#include "server/inventory/seating.h"

#include "server/store/store_error.h"

namespace rasoat::inventory {

void seat_machine(
    store::Transaction& transaction, store::SeatId seat, std::optional<store::MachineId> machine, store::Time now) {
    const auto there = transaction.seat(seat);
    if (!there) throw store::StoreConflict("there is no such seat");
    if (there->machine == machine) return;
    std::string left;
    if (machine) {
        const auto record = transaction.machine(*machine);
        if (!record || record->merged_into) throw store::StoreConflict("there is no such machine");
        if (const auto former = transaction.seat_of(*machine)) left = seat_text(*former);
    }
    if (there->machine)
        transaction.add_history({*there->machine, now, store::MachinePart::seat, seat_text(*there), {}});
    transaction.assign(seat, machine);
    if (machine) transaction.add_history({*machine, now, store::MachinePart::seat, left, seat_text(*there)});
}

std::string seat_text(const store::Seat& seat) {
    return seat.name.empty() ? seat.code : seat.name + " (" + seat.code + ")";
}

std::string code_in_seat_text(const std::string& text) {
    const auto open = text.rfind(" (");
    if (open == std::string::npos || text.back() != ')') return text;
    return text.substr(open + 2, text.size() - open - 3);
}

} // namespace rasoat::inventory

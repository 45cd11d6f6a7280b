#pragma once

#include "server/organisation/reorganisation.h"
#include "server/store/store.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Seats: who sits where, in which role, at which machine.
namespace rasoat::organisation {

/// A seat as an officer writes it down.
struct SeatDraft {
    store::UnitId unit;
    std::string code;
    std::string name;
    std::string role; ///< an id of config/roles.toml
    double weight = 1;
    std::string person; ///< may be empty
};

/// `roles`: the ids that there are. Throws OrganisationRefused.
store::SeatId
add_seat(store::Transaction& transaction, const SeatDraft& draft, std::span<const std::string> roles, Actor actor);

/// A seat that comes to another unit is known to have been in the old one before today. Throws OrganisationRefused.
void change_seat(
    store::Transaction& transaction, store::SeatId seat, const SeatDraft& draft, std::span<const std::string> roles,
    Actor actor);

/// Its machine stays without a seat. Throws OrganisationRefused where there is no such seat.
void remove_seat(store::Transaction& transaction, store::SeatId seat, Actor actor);

/// Which machine comes to which seat; none: what stands there goes.
struct Assignment {
    store::SeatId seat;
    std::optional<store::MachineId> machine;
};

/// All of them or none. Throws OrganisationRefused naming the item: "/items/3/seat_id".
void assign(store::Transaction& transaction, std::span<const Assignment> assignments, Actor actor);

/// Free seats of the unit get its machines that have none, each in the order of ids; returns what was assigned.
std::vector<Assignment> assign_within(store::Transaction& transaction, store::UnitId unit, Actor actor);

} // namespace rasoat::organisation

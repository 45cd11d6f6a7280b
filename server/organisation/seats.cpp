#include "server/organisation/seats.h"

#include "server/access/audit_trail.h"
#include "server/inventory/seating.h"
#include "server/organisation/organisation_refused.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace rasoat::organisation {
namespace {

void refuse_unfit(
    store::Reader& reader, const SeatDraft& draft, std::span<const std::string> roles,
    std::optional<store::SeatId> but) {
    const auto unit = reader.unit(draft.unit);
    if (!unit || unit->ended_on)
        throw OrganisationRefused("/unit_id", {"Không có đơn vị này.", "There is no such unit."});
    if (std::ranges::find(roles, draft.role) == roles.end())
        throw OrganisationRefused(
            "/role_id",
            {"Không có vị trí việc làm này trong config/roles.toml.", "There is no such role in config/roles.toml."});
    for (const auto& seat : reader.seats())
        if (seat.code == draft.code && seat.id != but)
            throw OrganisationRefused(
                "/code", {fmt::format("Mã vị trí \"{}\" đã được dùng.", draft.code),
                          fmt::format("The seat code \"{}\" is taken.", draft.code)});
}

store::Seat seat_in(store::Reader& reader, store::SeatId id) {
    const auto seat = reader.seat(id);
    if (!seat) throw OrganisationRefused("/id", {"Không có vị trí này.", "There is no such seat."});
    return *seat;
}

void record(store::Transaction& transaction, std::string_view action, const store::Seat& seat, Actor actor) {
    access::record(
        transaction, actor.name, action, "seat " + store::to_string(seat.id), inventory::seat_text(seat), actor.now);
}

std::string machine_word(const std::optional<store::MachineId>& machine) {
    return machine ? "machine " + store::to_string(*machine) : std::string("no machine");
}

} // namespace

store::SeatId
add_seat(store::Transaction& transaction, const SeatDraft& draft, std::span<const std::string> roles, Actor actor) {
    refuse_unfit(transaction, draft, roles, std::nullopt);
    store::Seat seat{
        .id = {},
        .unit = draft.unit,
        .code = draft.code,
        .name = draft.name,
        .role = draft.role,
        .weight = draft.weight,
        .machine = std::nullopt,
        .person = draft.person};
    seat.id = transaction.add_seat(seat);
    record(transaction, "add-seat", seat, actor);
    return seat.id;
}

void change_seat(
    store::Transaction& transaction, store::SeatId id, const SeatDraft& draft, std::span<const std::string> roles,
    Actor actor) {
    auto seat = seat_in(transaction, id);
    refuse_unfit(transaction, draft, roles, id);
    if (seat.unit != draft.unit) {
        const auto today = std::chrono::floor<std::chrono::days>(actor.now);
        const auto periods = transaction.seat_periods();
        const auto known = std::ranges::any_of(
            periods, [&](const store::SeatPeriod& period) { return period.seat == id && period.until == today; });
        if (!known) transaction.add_seat_period({id, today, seat.unit});
    }
    seat.unit = draft.unit;
    seat.code = draft.code;
    seat.name = draft.name;
    seat.role = draft.role;
    seat.weight = draft.weight;
    seat.person = draft.person;
    transaction.put_seat(seat);
    record(transaction, "change-seat", seat, actor);
}

void remove_seat(store::Transaction& transaction, store::SeatId id, Actor actor) {
    const auto seat = seat_in(transaction, id);
    if (seat.machine) inventory::seat_machine(transaction, id, std::nullopt, actor.now);
    transaction.remove_seat(id);
    record(transaction, "remove-seat", seat, actor);
}

void assign(store::Transaction& transaction, std::span<const Assignment> assignments, Actor actor) {
    std::set<store::SeatId> seats;
    std::set<store::MachineId> machines;
    for (std::size_t index = 0; index < assignments.size(); ++index) {
        const auto& [seat, machine] = assignments[index];
        const auto field = [index](std::string_view name) { return fmt::format("/items/{}/{}", index, name); };
        if (!transaction.seat(seat) || !seats.insert(seat).second)
            throw OrganisationRefused(
                field("seat_id"),
                {"Không có vị trí này, hoặc nó được nêu hai lần.", "There is no such seat, or it is named twice."});
        if (!machine) continue;
        const auto record = transaction.machine(*machine);
        if (!record || record->merged_into || !machines.insert(*machine).second)
            throw OrganisationRefused(
                field("machine_id"),
                {"Không có máy này, hoặc nó được nêu hai lần.", "There is no such machine, or it is named twice."});
    }
    for (const auto& [seat, machine] : assignments) {
        inventory::seat_machine(transaction, seat, machine, actor.now);
        access::record(
            transaction, actor.name, "assign-machine", "seat " + store::to_string(seat), machine_word(machine),
            actor.now);
    }
}

std::vector<Assignment> assign_within(store::Transaction& transaction, store::UnitId unit, Actor actor) {
    std::vector<store::SeatId> free;
    std::set<store::MachineId> seated;
    for (const auto& seat : transaction.seats()) {
        if (seat.machine)
            seated.insert(*seat.machine);
        else if (seat.unit == unit)
            free.push_back(seat.id);
    }
    std::vector<Assignment> assignments;
    for (const auto machine : transaction.machines_in(unit)) {
        if (assignments.size() == free.size()) break;
        if (!seated.contains(machine)) assignments.push_back({free[assignments.size()], machine});
    }
    assign(transaction, assignments, actor);
    return assignments;
}

} // namespace rasoat::organisation

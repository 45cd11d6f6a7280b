#include "server/organisation/unit_undo.h"

namespace rasoat::organisation {
namespace {

void put_seat_in(store::Transaction& transaction, store::Seat seat, store::UnitId unit) {
    seat.unit = unit;
    transaction.put_seat(seat);
}

void put_machine_in(store::Transaction& transaction, store::MachineId id, store::UnitId unit, store::Time now) {
    auto machine = transaction.machine(id).value();
    const auto name = [&](store::UnitId named) { return transaction.unit(named).value().name; };
    transaction.add_history({id, now, store::MachinePart::unit, name(machine.unit.value()), name(unit)});
    machine.unit = unit;
    transaction.put_machine(machine);
}

void put_device_in(store::Transaction& transaction, store::Device device, store::UnitId unit) {
    device.unit = unit;
    transaction.put_device(device);
}

void put_token_in(store::Transaction& transaction, store::EnrolmentToken token, store::UnitId unit) {
    token.unit = unit;
    transaction.put_enrolment_token(token);
}

void put_fund_in(store::Transaction& transaction, store::Fund fund, store::UnitId unit) {
    fund.unit = unit;
    transaction.put_fund(fund);
}

/// Each goes back whence it came, unless it has moved on since.
void put_records_back(store::Transaction& transaction, const Effects& effects, store::Time now) {
    for (const auto& moved : effects.seats)
        if (const auto seat = transaction.seat(moved.id); seat && seat->unit == moved.to)
            put_seat_in(transaction, *seat, moved.from);
    for (const auto& moved : effects.machines)
        if (const auto machine = transaction.machine(moved.id); machine && machine->unit == moved.to)
            put_machine_in(transaction, moved.id, moved.from, now);
    for (const auto& moved : effects.devices)
        if (const auto device = transaction.device(moved.id); device && device->unit == moved.to)
            put_device_in(transaction, *device, moved.from);
    for (const auto& moved : effects.tokens)
        if (const auto token = transaction.enrolment_token(moved.id); token && token->unit == moved.to)
            put_token_in(transaction, *token, moved.from);
    for (const auto& fund : transaction.funds())
        for (const auto& moved : effects.funds)
            if (fund.id == moved.id && fund.unit == moved.to) put_fund_in(transaction, fund, moved.from);
}

/// What has come into a unit that will not have been.
void empty_unit(store::Transaction& transaction, store::UnitId unit, store::UnitId heir, store::Time now) {
    for (const auto& seat : transaction.seats())
        if (seat.unit == unit) put_seat_in(transaction, seat, heir);
    for (const auto id : transaction.machines_in(unit))
        put_machine_in(transaction, id, heir, now);
    for (const auto& device : transaction.devices_in(unit))
        put_device_in(transaction, device, heir);
    for (const auto& token : transaction.enrolment_tokens())
        if (token.unit == unit) put_token_in(transaction, token, heir);
    for (const auto& fund : transaction.funds())
        if (fund.unit == unit) put_fund_in(transaction, fund, heir);
    for (auto child : transaction.units()) {
        if (child.parent != unit) continue;
        child.parent = heir;
        transaction.put_unit(child);
    }
}

} // namespace

void put_back(store::Transaction& transaction, const Effects& effects, store::Time now) {
    // The first note of a unit is how it was before all.
    for (auto before = effects.units_before.rbegin(); before != effects.units_before.rend(); ++before) {
        auto restored = *before;
        restored.email = transaction.unit(before->id).value().email;
        transaction.put_unit(restored);
    }
    for (const auto& period : effects.unit_periods)
        transaction.remove_unit_period(period.unit, period.until);
    for (const auto& period : effects.seat_periods)
        if (transaction.seat(period.seat)) transaction.remove_seat_period(period.seat, period.until);
    put_records_back(transaction, effects, now);
    for (const auto& made : effects.units_made) {
        empty_unit(transaction, made.id, effects.units_before.front().id, now);
        transaction.remove_unit(made.id);
    }
}

} // namespace rasoat::organisation

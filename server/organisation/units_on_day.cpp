#include "server/organisation/units_on_day.h"

#include <algorithm>

namespace rasoat::organisation {

std::vector<store::Unit> units_on(store::Reader& reader, store::Day day) {
    auto units = reader.units();
    const auto ended = reader.ended_units();
    units.insert(units.end(), ended.begin(), ended.end());
    std::erase_if(units, [day](const store::Unit& unit) {
        return (unit.begun_on && *unit.begun_on > day) || (unit.ended_on && *unit.ended_on <= day);
    });
    std::ranges::sort(units, {}, &store::Unit::id);
    // Of a unit's periods that end after the day the first is the one in which the day lies.
    const auto periods = reader.unit_periods();
    for (auto& unit : units) {
        const auto then = std::ranges::find_if(
            periods, [&](const store::UnitPeriod& period) { return period.unit == unit.id && period.until > day; });
        if (then == periods.end()) continue;
        unit.parent = then->parent;
        unit.code = then->code;
        unit.name = then->name;
    }
    return units;
}

std::unordered_map<store::SeatId, store::UnitId> unit_of_seats_on(store::Reader& reader, store::Day day) {
    std::unordered_map<store::SeatId, store::UnitId> units;
    for (const auto& period : reader.seat_periods())
        if (period.until > day) units.emplace(period.seat, period.unit); // the first that ends after the day
    for (const auto& seat : reader.seats())
        units.emplace(seat.id, seat.unit);
    return units;
}

} // namespace rasoat::organisation

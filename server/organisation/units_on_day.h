#pragma once

#include "server/store/store.h"

#include <unordered_map>
#include <vector>

/// The organisation as it was on a day.
namespace rasoat::organisation {

/// The units that were there, under the names, codes and parents of then, in the order of ids.
[[nodiscard]] std::vector<store::Unit> units_on(store::Reader& reader, store::Day day);

/// In which unit each seat that is there now was on that day.
[[nodiscard]] std::unordered_map<store::SeatId, store::UnitId> unit_of_seats_on(store::Reader& reader, store::Day day);

} // namespace rasoat::organisation

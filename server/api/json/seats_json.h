#pragma once

#include "server/organisation/seat_suggestions.h"
#include "server/organisation/seats.h"
#include "server/planning/review.h"
#include "server/store/store.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rasoat::api {

struct SeatQuery {
    std::optional<store::UnitId> unit; ///< this unit and those below it
    bool only_free = false;
    std::string words; ///< of code, name, person, unit
    std::size_t skip = 0;
    std::size_t limit = 50;
};

/// Schema SeatPage, in the order of ids.
[[nodiscard]] std::string
seats_json(const planning::ReviewedFleet& reviewed, store::Reader& reader, const SeatQuery& query);

/// Schema Seat.
[[nodiscard]] std::string seat_json(store::Reader& reader, store::SeatId id);

[[nodiscard]] std::string assigned_json(const std::vector<organisation::Assignment>& assignments);

[[nodiscard]] std::string
seat_suggestions_json(store::Reader& reader, const std::vector<organisation::SeatSuggestion>& suggestions);

} // namespace rasoat::api

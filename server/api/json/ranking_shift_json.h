#pragma once

#include "server/planning/rules_what_if.h"

#include <cstddef>
#include <string>

namespace rasoat::api {

/// Seats of each list of RankingShift that are shown, the worst first.
inline constexpr std::size_t turned_seats_shown = 50;

/// RankingShift of openapi.yaml.
[[nodiscard]] std::string ranking_shift_json(const planning::RankingShift& shift);

} // namespace rasoat::api

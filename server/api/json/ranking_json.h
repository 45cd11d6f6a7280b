#pragma once

#include "server/planning/ranking.h"

#include <string>

namespace rasoat::api {

/// RankingPage of openapi.yaml.
[[nodiscard]] std::string ranking_json(const planning::RankingPage& page);

} // namespace rasoat::api

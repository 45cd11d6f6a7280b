#pragma once

#include "server/planning/overview.h"

#include <string>

namespace rasoat::api {

/// Overview of openapi.yaml.
[[nodiscard]] std::string overview_json(const planning::Overview& overview);

/// The list of Unit.
[[nodiscard]] std::string units_json(const std::vector<planning::UnitFigures>& units);

} // namespace rasoat::api

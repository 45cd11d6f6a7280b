#pragma once

#include "server/planning/reviewed_fleet.h"

#include <string>

namespace rasoat::tests {

/// All that the fleet says, in words and numbers: two fleets are alike when their texts are, however they were made.
[[nodiscard]] std::string text_of(const planning::ReviewedFleet& reviewed);

} // namespace rasoat::tests

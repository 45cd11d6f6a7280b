#pragma once

#include "planner/options/option.h"
#include "server/planning/references.h"

#include <string>

namespace rasoat::planning {

/// What an option is called in lists: an upgrade that buys nothing is only switched on.
[[nodiscard]] LineAction action_of(const planner::Option& option);

/// "4 GB · HDD 500 GB"; the same in every language.
[[nodiscard]] std::string summary_of(const planner::Machine& machine);

} // namespace rasoat::planning

#pragma once

#include "planner/choice/choice.h"
#include "planner/cli/arguments.h"

namespace rasoat::planner::cli {

/// From --time-limit, --node-limit and --threads. With neither limit given, a minute. Threads: as many as the machine
/// has, since they never change the answer.
[[nodiscard]] Limits limits_from(const Arguments& arguments);

} // namespace rasoat::planner::cli

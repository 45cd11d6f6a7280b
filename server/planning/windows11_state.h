#pragma once

#include "planner/model/machine.h"

#include <cstdint>
#include <string_view>

namespace rasoat::planning {

/// What stands between a machine and Windows 11, as the overview counts it.
enum class Windows11State : std::uint8_t { ready, switched_off, cannot, unknown };
[[nodiscard]] Windows11State windows11_state(const planner::Machine& machine);
[[nodiscard]] std::string_view name_of(Windows11State state);

} // namespace rasoat::planning

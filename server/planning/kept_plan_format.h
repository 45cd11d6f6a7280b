#pragma once

#include <string_view>

namespace rasoat::planning {

/// Members may be added to it; what was kept without them stays readable.
inline constexpr std::string_view kept_plan_format = "rasoat-kept-plan/1";

} // namespace rasoat::planning

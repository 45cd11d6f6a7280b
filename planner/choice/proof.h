#pragma once

#include <algorithm>

namespace rasoat::planner::choice {

/// What counts as equal, of a bound: well above the rounding of a sum of a million benefits, far below any benefit.
inline constexpr double proof_tolerance = 1e-11;

/// Whether no choice under the bound beats this benefit, to rounding.
[[nodiscard]] inline bool proven(double benefit, double bound) {
    return bound - benefit <= proof_tolerance * std::max(1.0, bound);
}

} // namespace rasoat::planner::choice

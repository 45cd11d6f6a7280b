#pragma once

#include "planner/choice/choice.h"

#include <filesystem>
#include <iosfwd>
#include <optional>

namespace rasoat::tests {

/// The problem in CPLEX LP format, as CBC, HiGHS and others read it: x<seat>_<option> is 1 where the option is taken.
void write_lp(const planner::ChoiceProblem& problem, std::ostream& out);

/// The best benefit that CBC proves, or none where Debian's coinor-cbc is not installed. Throws std::runtime_error when
/// CBC answers something else than an optimum.
std::optional<double> best_by_cbc(const planner::ChoiceProblem& problem);

} // namespace rasoat::tests

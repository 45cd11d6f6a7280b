#pragma once

#include "planner/fitness/fitness.h"

#include <boost/container/static_vector.hpp>

/// The aspects one by one, each judged by itself. Private to planner/fitness; fitness.h has the rules.
namespace rasoat::planner {

inline constexpr std::size_t aspect_count = 12;

/// One finding an aspect at most, on the stack: a plan judges a machine many times.
using Findings = boost::container::static_vector<Finding, aspect_count>;

/// Every aspect that applies to this machine at this role, in the order of Aspect.
[[nodiscard]] Findings findings_of(const Machine& machine, const Role& role, const Policies& policies, Day on_day);

/// How much an aspect counts in the mean; 0 for age, which takes points from the whole.
[[nodiscard]] double weight_of(Aspect aspect);

} // namespace rasoat::planner

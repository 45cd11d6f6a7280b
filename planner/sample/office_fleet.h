#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"

#include <cstdint>

/// Whole fleets made up from a seed, to measure the plan on: a district whose communes have some thirty seats each,
/// machines of five generations with the faults that go with them, prices and money of a usual size. Everything in them
/// is invented and named "mẫu" (sample); nothing is a real machine or office.
namespace rasoat::planner::sample {

struct OfficeShape {
    std::uint32_t seats = 500;
    int years = 1; ///< budget years, 1 to 5
    std::uint64_t seed = 1;
};

struct SampleFleet {
    Fleet fleet;
    Policies policies;
};

/// The same shape gives the same fleet on every machine. Each unit has recurrent money of its own, the district
/// investment and recurrent money for all: together about a quarter of what a new machine everywhere would cost.
[[nodiscard]] SampleFleet office_fleet(const OfficeShape& shape);

} // namespace rasoat::planner::sample

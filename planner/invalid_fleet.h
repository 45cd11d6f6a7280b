#pragma once

#include <stdexcept>

namespace rasoat::planner {

/// What is wrong with a fleet or its policies, naming the seat, role, unit or fund.
struct InvalidFleet : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace rasoat::planner

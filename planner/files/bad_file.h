#pragma once

#include <stdexcept>

namespace rasoat::planner {

/// What is wrong with a file: where in it, what, and what is allowed.
struct BadFile : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace rasoat::planner

#pragma once

#include "planner/files/bad_file.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"

#include <string>
#include <string_view>

/// A fleet problem at the edge: rasoat-fleet/1, described by planner/model/fleet-1.schema.json. In the file, parts name
/// each other by id; in memory by index.
namespace rasoat::planner {

struct FleetProblem {
    Fleet fleet;
    Policies policies;
};

/// Reads rasoat-fleet/1. Throws BadFile with the file's name, the JSON pointer and what is allowed there: for a field
/// that is unknown, missing, of another type or out of range, an id that comes twice, a name that nothing bears.
/// What fields mean together is checked by plan(...).
[[nodiscard]] FleetProblem read_fleet(std::string_view json, std::string_view file);

/// The same value reads back equal; the same value gives the same bytes.
[[nodiscard]] std::string write_fleet(const Fleet& fleet, const Policies& policies);

} // namespace rasoat::planner

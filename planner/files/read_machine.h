#pragma once

#include "planner/files/json_object.h"
#include "planner/model/machine.h"

namespace rasoat::planner {

/// A machine of a fleet file. What is not known may be left out; anything else is refused (BadFile).
[[nodiscard]] Machine machine_from(JsonObject& object);

} // namespace rasoat::planner

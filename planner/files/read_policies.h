#pragma once

#include "planner/files/id_index.h"
#include "planner/files/json_object.h"
#include "planner/model/policies.h"

namespace rasoat::planner {

/// The policies of a fleet file, which speak of its units and seats. What is left out is as the policies have it by
/// themselves; anything else is refused (BadFile).
[[nodiscard]] Policies policies_from(JsonObject& object, const IdIndex& units, const IdIndex& seats);

} // namespace rasoat::planner

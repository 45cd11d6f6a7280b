#pragma once

#include "server/planning/machine_list.h"

#include <string>

namespace rasoat::api {

/// MachineList of openapi.yaml.
[[nodiscard]] std::string machine_list_json(const planning::MachineList& list);

} // namespace rasoat::api

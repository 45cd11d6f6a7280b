#pragma once

#include "server/planning/machine_page.h"

#include <string>

namespace rasoat::api {

/// MachinePage of openapi.yaml.
[[nodiscard]] std::string machine_page_json(const planning::MachinePage& page);

} // namespace rasoat::api

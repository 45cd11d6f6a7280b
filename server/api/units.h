#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/units: all units with their figures, parents before children.
[[nodiscard]] Answer units(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/machines/{id}: one machine with its parts and fitness.
[[nodiscard]] Answer machine_page(const Services& services, Call& call);

} // namespace rasoat::api

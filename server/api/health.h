#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /healthz: alive, and able to write just now.
[[nodiscard]] Answer health(const Services& services, Call& call);

} // namespace rasoat::api

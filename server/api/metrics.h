#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /metrics: Prometheus text.
[[nodiscard]] Answer metrics(const Services& services, Call& call);

} // namespace rasoat::api

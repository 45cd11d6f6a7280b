#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/ranking: one page of seats, worst first.
[[nodiscard]] Answer ranking(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/overview: the organisation in figures.
[[nodiscard]] Answer overview(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/audit-trail: who did what, the newest first.
[[nodiscard]] Answer audit_trail(const Services& services, Call& call);

} // namespace rasoat::api

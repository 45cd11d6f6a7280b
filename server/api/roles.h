#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/roles: what each kind of work asks of a machine.
[[nodiscard]] Answer roles(const Services& services, Call& call);

} // namespace rasoat::api

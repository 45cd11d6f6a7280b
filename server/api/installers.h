#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/installers: the agent's packages that this server hands out.
[[nodiscard]] Answer installers(const Services& services, Call& call);

/// GET /installers/{name}: one of them, for anybody: a machine that is to be added has no account, and a package holds
/// no secret.
[[nodiscard]] Answer installer_file(const Services& services, Call& call);

} // namespace rasoat::api

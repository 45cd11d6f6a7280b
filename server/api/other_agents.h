#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// POST /inventory/{token}: whatever a GLPI, FusionInventory or OCS agent sends to the address it was pointed at.
[[nodiscard]] Answer talk_to_other_agent(const Services& services, Call& call);

} // namespace rasoat::api

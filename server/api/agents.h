#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// POST /api/v1/agents/enrol: a token of a unit becomes a key of this device.
[[nodiscard]] Answer enrol_agent(const Services& services, Call& call);

/// POST /api/v1/agents/reports: a whole report, or a heartbeat in its place.
[[nodiscard]] Answer take_report(const Services& services, Call& call);

} // namespace rasoat::api

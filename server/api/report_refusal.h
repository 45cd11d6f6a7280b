#pragma once

#include "server/api/http/problem.h"
#include "server/api/services.h"

namespace rasoat::api {

/// What to tell the sender of bytes that are no report.
[[nodiscard]] http::Problem refusal_of(const intake::Refused& refused, const AgentRules& rules);

} // namespace rasoat::api

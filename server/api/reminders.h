#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// Sends letters to units whose data lag.
[[nodiscard]] Answer remind_units(const Services& services, Call& call);

} // namespace rasoat::api

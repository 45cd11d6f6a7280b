#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// As it is now, or with ?on=2026-03-01 as it was on that day.
[[nodiscard]] Answer machine_page(const Services& services, Call& call);
[[nodiscard]] Answer machine_history(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

[[nodiscard]] Answer make_plan(const Services& services, Call& call);
[[nodiscard]] Answer lock_prices(const Services& services, Call& call);
[[nodiscard]] Answer plan_by_id(const Services& services, Call& call);
[[nodiscard]] Answer plan_lines(const Services& services, Call& call);
[[nodiscard]] Answer plan_moves(const Services& services, Call& call);
[[nodiscard]] Answer plan_cascade(const Services& services, Call& call);

} // namespace rasoat::api

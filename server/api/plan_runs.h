#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

[[nodiscard]] Answer plan_runs(const Services& services, Call& call);
[[nodiscard]] Answer start_plan_run(const Services& services, Call& call);
[[nodiscard]] Answer plan_run_by_id(const Services& services, Call& call);
[[nodiscard]] Answer cancel_plan_run(const Services& services, Call& call);

} // namespace rasoat::api

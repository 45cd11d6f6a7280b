#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/plans/{id}/progress: what of it has been carried out, in figures.
[[nodiscard]] Answer plan_progress(const Services& services, Call& call);
/// GET /api/v1/plans/{id}/progress/lines: line by line.
[[nodiscard]] Answer plan_progress_lines(const Services& services, Call& call);
/// GET /api/v1/machines/{id}/plan-lines: the machine's line in each of the newest plans.
[[nodiscard]] Answer machine_plan_lines(const Services& services, Call& call);

} // namespace rasoat::api

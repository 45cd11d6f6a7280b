#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"
#include "server/planning/plan_document.h"

namespace rasoat::api {

/// The kept plan that the path names by its id or as "latest". Throws http::ProblemError, 404.
[[nodiscard]] planning::PlanDocument kept_plan_in_path(const Services& services, const Call& call);

[[nodiscard]] Answer make_plan(const Services& services, Call& call);
[[nodiscard]] Answer lock_prices(const Services& services, Call& call);
[[nodiscard]] Answer plan_by_id(const Services& services, Call& call);
[[nodiscard]] Answer plan_lines(const Services& services, Call& call);
[[nodiscard]] Answer plan_moves(const Services& services, Call& call);
[[nodiscard]] Answer plan_cascade(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"
#include "server/planning/plan_moves.h"
#include "server/planning/plans.h"

namespace rasoat::api {

[[nodiscard]] Answer make_plan(const Services& services, Call& call);
[[nodiscard]] Answer lock_prices(const Services& services, Call& call);
[[nodiscard]] Answer plan_by_id(const Services& services, Call& call);
[[nodiscard]] Answer plan_lines(const Services& services, Call& call);
[[nodiscard]] Answer plan_moves(const Services& services, Call& call);
[[nodiscard]] Answer plan_cascade(const Services& services, Call& call);

/// What a list of lines or moves is asked for, but for the page.
[[nodiscard]] planning::PlanLineQuery line_filters(const Call& call);
[[nodiscard]] planning::PlanMoveQuery move_filters(const Call& call);

} // namespace rasoat::api

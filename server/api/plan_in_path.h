#pragma once

#include "server/api/call.h"
#include "server/api/services.h"
#include "server/planning/plan_document.h"

#include <memory>

namespace rasoat::api {

/// The plan that the path names: by its id, "latest", or "run-ID" for what a run has found. Throws http::ProblemError,
/// 404.
[[nodiscard]] std::shared_ptr<const planning::PlanDocument> plan_in_path(const Services& services, const Call& call);

} // namespace rasoat::api

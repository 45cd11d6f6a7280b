#pragma once

#include "server/api/http/event_log.h"
#include "server/api/http/problem.h"

#include <string>

namespace rasoat::api {

/// The problem for the exception that is being handled. What nobody foresaw becomes a 500 and is logged in full under
/// the request's id. Call it within a catch.
[[nodiscard]] http::Problem thrown_problem(http::EventLog& log, const std::string& request_id);

} // namespace rasoat::api

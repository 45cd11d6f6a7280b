#include "server/api/http/response.h"

namespace rasoat::http {

Response json_response(int status, std::string json) {
    return {status, "application/json", std::move(json), {{"Cache-Control", "no-store"}}};
}

Response no_content() {
    return {204, "", "", {}};
}

Response problem_response(const Problem& problem) {
    Response response{
        problem.status, "application/problem+json", problem_json(problem), {{"Cache-Control", "no-store"}}};
    if (problem.retry_after) response.with("Retry-After", std::to_string(problem.retry_after->count()));
    return response;
}

} // namespace rasoat::http

#include "server/api/list_parameters.h"

#include "server/planning/references.h"

namespace rasoat::api {

http::Problem bad_cursor() {
    return http::invalid_value(
        "cursor", {"Vị trí trang không hợp lệ; hãy mở lại từ đầu danh sách.",
                   "No page gave out this cursor; start from the head of the list."});
}

std::optional<planner::Aspect> aspect_parameter(const Call& call) {
    const auto given = call.query("aspect", 100);
    if (given.empty()) return std::nullopt;
    const auto aspect = planning::aspect_named(given);
    if (!aspect)
        throw http::ProblemError(http::invalid_value(
            "aspect", {"Không có tiêu chí này; xem Aspect trong /api/openapi.json.",
                       "There is no such aspect; see Aspect in /api/openapi.json."}));
    return aspect;
}

} // namespace rasoat::api

#include "server/api/report_refusal.h"

#include <fmt/format.h>

namespace rasoat::api {

http::Problem refusal_of(const intake::Refused& refused, const AgentRules& rules) {
    using intake::RefusalKind;
    http::Problem problem{
        "/problems/report-refused",
        400,
        {"Báo cáo không được nhận", "Report refused"},
        {fmt::format("Báo cáo không hợp lệ; cần: {}.", refused.what()),
         fmt::format("The report is not valid; expected {}.", refused.what())},
        {},
        {}};
    switch (refused.kind()) {
    case RefusalKind::unknown_encoding:
        problem.status = 415;
        break;
    case RefusalKind::too_large:
        return http::too_large(rules.intake.bytes);
    case RefusalKind::wrong_field:
        problem.status = 422;
        problem.field = refused.field();
        problem.detail = {
            fmt::format("{} không hợp lệ; cần: {}.", refused.field(), refused.what()),
            fmt::format("{} is not valid; expected {}.", refused.field(), refused.what())};
        break;
    case RefusalKind::not_gzip:
    case RefusalKind::not_json:
        break;
    }
    return problem;
}

} // namespace rasoat::api

#include "server/api/plan_problems.h"

#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"

#include <fmt/format.h>

namespace rasoat::api {
namespace {

void write_shares(JsonWriter& json, const std::vector<planning::NamedConflict::AskedShare>& shares) {
    json.begin_array("shares");
    for (const auto& share : shares) {
        json.begin_object();
        write_id_or_null(json, "unit_id", share.unit);
        write_string_or_null(json, "unit_name", share.unit ? std::optional(share.unit_name) : std::nullopt);
        json.integer("by_year", share.by.value);
        json.number("seats", std::uint64_t{share.seats});
        json.number("need", std::uint64_t{share.need});
        json.number("most", std::uint64_t{share.most});
        json.end_object();
    }
    json.end_array();
}

void write_conflict(JsonWriter& json, const planning::NamedConflict& conflict) {
    json.begin_object();
    json.begin_array("seats");
    for (const auto& seat : conflict.seats)
        write_seat_item(json, seat);
    json.end_array();
    write_shares(json, conflict.shares);
    json.begin_array("funds");
    for (const auto& fund : conflict.funds) {
        json.begin_object();
        json.text("vi", fund.vi);
        json.text("en", fund.en);
        json.end_object();
    }
    json.end_array();
    const auto& money = conflict.money;
    write_integer_or_null(json, "cost", money ? std::optional(money->cost.amount) : std::nullopt);
    write_integer_or_null(json, "held", money ? std::optional(money->held.amount) : std::nullopt);
    json.boolean("proven", conflict.proven);
    json.end_object();
}

} // namespace

http::Problem plan_problem(const planning::PlanRefused& refused, std::string_view settings) {
    auto problem = http::invalid_value(std::string(settings) + refused.field(), refused.why());
    if (refused.conflicts().empty()) return problem;
    problem.type = "/problems/plan-conflict";
    problem.title = {"Các điều kiện mâu thuẫn nhau", "Limits contradict each other"};
    problem.more_members = [conflicts = refused.conflicts()](JsonWriter& json) {
        json.begin_array("conflicts");
        for (const auto& conflict : conflicts)
            write_conflict(json, conflict);
        json.end_array();
    };
    return problem;
}

http::Problem superseded_problem(const planning::ScenarioSuperseded& superseded) {
    http::Problem problem;
    problem.type = "/problems/superseded";
    problem.status = 412;
    problem.title = {"Đã có người thay đổi", "Somebody else has changed it"};
    problem.detail =
        superseded.removed()
            ? planner::Bilingual{fmt::format("{} đã xóa kịch bản này. Hãy khôi phục rồi sửa tiếp.", superseded.by()),
                                 fmt::format("{} has removed this scenario. Restore it, then go on.", superseded.by())}
            : planner::Bilingual{
                  fmt::format(
                      "{} đã sửa kịch bản này sau khi bạn mở. Hãy xem bản hiện nay, rồi sửa lại hoặc lưu thành bản sao.",
                      superseded.by()),
                  fmt::format(
                      "{} has changed this scenario since you opened it. Look at what is there now, then change it "
                      "again or save yours as a copy.",
                      superseded.by())};
    problem.more_members = [superseded](JsonWriter& json) {
        json.integer("version", superseded.version());
        json.text("changed_by", superseded.by());
        json.text("changed_at", time_text(superseded.at()));
    };
    return problem;
}

} // namespace rasoat::api

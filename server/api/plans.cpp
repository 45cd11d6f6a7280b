#include "server/api/plans.h"

#include "server/api/http/problem.h"
#include "server/api/json/plan_json.h"
#include "server/api/json_body.h"
#include "server/api/list_parameters.h"
#include "server/api/plan_in_path.h"
#include "server/api/plan_problems.h"
#include "server/api/plan_question.h"
#include "server/api/plan_settings_body.h"
#include "server/planning/lock_prices.h"
#include "server/planning/plan_flows.h"
#include "server/planning/ranking.h"

#include <algorithm>

namespace rasoat::api {
namespace {

/// A picture that follows a slider has 200 ms from the drag to the screen; the rest of it is the network's and the
/// page's.
constexpr std::chrono::milliseconds quick_time{60};

planner::Limits limits_of(std::chrono::milliseconds time) {
    planner::Limits limits;
    limits.deadline = std::chrono::steady_clock::now() + time;
    return limits;
}

} // namespace

Answer make_plan(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto reviewed = services.review.current(call.now());
    const auto question = plan_question(services, body, *reviewed);
    const bool keep = body.boolean_or("keep", true);
    const bool quick = body.boolean_or("quick", false);
    body.refuse_unknown();
    try {
        const auto made = quick
                              ? planning::make_quick_plan(
                                    *reviewed, question.settings, std::min(quick_time, services.plan_time_limit),
                                    services.plan_preparations)
                              : planning::make_plan(*reviewed, question.settings, limits_of(services.plan_time_limit));
        if (!keep) {
            auto summary = planning::summary_of(made, *reviewed, call.now());
            summary.scenario = question.scenario;
            return created(plan_json(summary));
        }
        auto document = planning::document_of(made, *reviewed, *services.store.snapshot(), call.now());
        document.summary.scenario = question.scenario;
        planning::keep(services.store, document, call.session().username, call.now());
        return created(plan_json(document.summary));
    } catch (const planning::PlanRefused& refused) {
        throw http::ProblemError(question_problem(refused, question));
    }
}

Answer lock_prices(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto reviewed = services.review.current(call.now());
    auto given = body.object_if_set("settings");
    if (!given) body.refuse("settings", "là bắt buộc", "is required");
    auto settings = settings_in(*given, planning::default_settings(*reviewed));
    std::optional<planning::SeatLock> only;
    if (auto lock = body.object_if_set("lock")) only = lock_in(*lock);
    body.refuse_unknown();
    try {
        return shown(
            lock_prices_json(planning::lock_prices(*reviewed, std::move(settings), only, services.plan_time_limit)));
    } catch (const planning::PlanRefused& refused) {
        throw http::ProblemError(plan_problem(refused, "/settings"));
    }
}

Answer plan_by_id(const Services& services, Call& call) {
    return shown(plan_json(plan_in_path(services, call)->summary));
}

planning::PlanLineQuery line_filters(const Call& call) {
    planning::PlanLineQuery query;
    query.action = call.query_choice<planning::LineAction>(
        "action", {{"replace", planning::LineAction::replace},
                   {"upgrade", planning::LineAction::upgrade},
                   {"hand_down", planning::LineAction::hand_down},
                   {"switch_on", planning::LineAction::switch_on},
                   {"keep", planning::LineAction::keep},
                   {"left_out", planning::LineAction::left_out}});
    query.unit = call.query_id<store::UnitId>("unit");
    query.words = call.query("q", most_search_bytes);
    return query;
}

Answer plan_lines(const Services& services, Call& call) {
    auto query = line_filters(call);
    query.seat = call.query_id<store::SeatId>("seat");
    query.cursor = call.query("cursor", most_cursor_bytes);
    query.limit = call.query_number_or("limit", default_page, most_on_page);
    const auto document = plan_in_path(services, call);
    try {
        return shown(plan_lines_json(planning::plan_lines(*document, query, *services.review.current(call.now()))));
    } catch (const planning::BadCursor&) {
        throw http::ProblemError(bad_cursor());
    }
}

planning::PlanMoveQuery move_filters(const Call& call) {
    planning::PlanMoveQuery query;
    query.unit = call.query_id<store::UnitId>("unit");
    if (const auto year = call.query_number_or("year", 0, 2100, 0)) query.year = store::Year{static_cast<int>(year)};
    return query;
}

Answer plan_moves(const Services& services, Call& call) {
    auto query = move_filters(call);
    query.cursor = call.query("cursor", most_cursor_bytes);
    query.limit = call.query_number_or("limit", default_page, most_on_page);
    const auto document = plan_in_path(services, call);
    try {
        return shown(plan_moves_json(planning::plan_moves(*document, query, *services.review.current(call.now()))));
    } catch (const planning::BadCursor&) {
        throw http::ProblemError(bad_cursor());
    }
}

Answer plan_cascade(const Services& services, Call& call) {
    using planning::FlowGroups;
    const auto groups = call.query_choice<FlowGroups>(
        "by", {{"role", FlowGroups::role}, {"unit", FlowGroups::unit}, {"unit_and_role", FlowGroups::unit_and_role}});
    const auto document = plan_in_path(services, call);
    const auto flows = planning::flows_of(document->machines, groups.value_or(FlowGroups::role));
    return shown(plan_cascade_json(document->machines, flows));
}

} // namespace rasoat::api

#include "server/api/plans.h"

#include "server/api/http/problem.h"
#include "server/api/json/plan_json.h"
#include "server/api/json_body.h"
#include "server/api/list_parameters.h"
#include "server/planning/plans.h"
#include "server/planning/ranking.h"

namespace rasoat::api {

namespace {

constexpr std::int64_t most_budget = 1'000'000'000'000'000; // a thousand trillion VND: beyond any state budget

std::optional<planning::LineAction> action_parameter(const Call& call) {
    const auto given = call.query("action", 100);
    if (given.empty()) return std::nullopt;
    const auto action = planning::line_action_named(given);
    if (!action)
        throw http::ProblemError(http::invalid_value(
            "action", {"Không có việc này; cho phép: replace, upgrade, hand_down, switch_on, keep, left_out.",
                       "There is no such action; allowed: replace, upgrade, hand_down, switch_on, keep, left_out."}));
    return action;
}

} // namespace

planning::PlanDocument kept_plan_in_path(const Services& services, const Call& call) {
    const auto& id = call.path("id");
    const auto reader = services.store.snapshot();
    std::optional<planning::PlanDocument> document;
    if (id == "latest")
        document = planning::latest_plan(*reader);
    else if (const auto number = call.path_id<store::PlanId>("id"))
        document = planning::plan_by_id(*reader, *number);
    if (!document) throw http::ProblemError(http::not_found({"kế hoạch", "plan"}, id));
    return *std::move(document);
}

Answer make_plan(const Services& services, Call& call) {
    JsonBody body(call.body());
    planning::PlanRequest request;
    request.year.value = static_cast<int>(body.integer("year", {2020, 2100}));
    if (const auto budget = body.integer_if_set("budget", {0, most_budget})) request.budget = store::Vnd{*budget};
    const bool keep = body.boolean_or("keep", true);
    body.refuse_unknown();
    request.time_limit = services.plan_time_limit;

    const auto reviewed = services.review.current(call.now());
    try {
        auto document = planning::what_if(*reviewed, request, *services.store.snapshot(), call.now());
        if (keep) planning::keep(services.store, document, call.session().username, call.now());
        return created(plan_json(document.summary));
    } catch (const planning::PlanRefused& refused) {
        throw http::ProblemError(http::invalid_value("/year", refused.why()));
    }
}

Answer plan_by_id(const Services& services, Call& call) {
    return shown(plan_json(kept_plan_in_path(services, call).summary));
}

Answer plan_lines(const Services& services, Call& call) {
    planning::PlanLineQuery query;
    query.action = action_parameter(call);
    query.unit = call.query_id<store::UnitId>("unit");
    query.words = call.query("q", most_search_bytes);
    query.cursor = call.query("cursor", most_cursor_bytes);
    query.limit = call.query_number_or("limit", default_page, most_on_page);
    const auto document = kept_plan_in_path(services, call);
    try {
        return shown(plan_lines_json(planning::plan_lines(document, query, *services.review.current(call.now()))));
    } catch (const planning::BadCursor&) {
        throw http::ProblemError(bad_cursor());
    }
}

namespace {

[[noreturn]] void refuse_for_now() {
    throw http::ProblemError(
        http::unavailable({"Chức năng này chưa bật.", "This is not switched on yet."}, std::chrono::seconds(60)));
}

} // namespace

Answer lock_prices(const Services&, Call&) {
    refuse_for_now();
}

Answer plan_moves(const Services&, Call&) {
    refuse_for_now();
}

Answer plan_cascade(const Services&, Call&) {
    refuse_for_now();
}

} // namespace rasoat::api

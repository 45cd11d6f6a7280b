#include "server/api/plan_runs.h"

#include "server/api/http/problem.h"
#include "server/api/json/scenario_json.h"
#include "server/api/json_body.h"
#include "server/api/plan_question.h"
#include "server/planning/plan_runs.h"

namespace rasoat::api {
namespace {

constexpr std::size_t longest_wait = 5000; ///< ms: below the time after which connections count as idle
constexpr std::size_t most_steps = 1'000'000'000;
constexpr std::int64_t longest_run = 600; ///< seconds

[[noreturn]] void refuse_unknown_run(const Call& call) {
    throw http::ProblemError(http::not_found({"lần chạy", "run"}, call.path("id")));
}

planning::PlanRunId id_in_path(const Call& call) {
    const auto id = call.path_id<planning::PlanRunId>("id");
    if (!id) refuse_unknown_run(call);
    return *id;
}

} // namespace

Answer plan_runs(const Services& services, Call&) {
    return shown(plan_runs_json(services.plan_runs.all()));
}

Answer start_plan_run(const Services& services, Call& call) {
    JsonBody body(call.body());
    planning::PlanRunRequest request;
    request.reviewed = services.review.current(call.now());
    auto question = plan_question(services, body, *request.reviewed);
    request.settings = std::move(question.settings);
    request.scenario = question.scenario;
    request.keep = body.boolean_or("keep", true);
    const auto seconds = body.integer_if_set("seconds", {1, longest_run});
    body.refuse_unknown();
    request.time_limit = seconds ? std::chrono::seconds(*seconds) : services.plan_time_limit;
    request.made_by = call.session().username;
    request.made_at = call.now();
    try {
        (void)planning::plan_input(*request.reviewed, request.settings);
        const auto id = services.plan_runs.start(std::move(request));
        return accepted(plan_run_json(services.plan_runs.run(id).value()));
    } catch (const planning::PlanRefused& refused) {
        throw http::ProblemError(question_problem(refused, question));
    } catch (const planning::PlanRunsFull&) {
        throw http::ProblemError(http::unavailable(
            {"Đang có nhiều phương án chờ tính; hãy thử lại sau.", "Many plans wait for their turn; try again later."},
            std::chrono::seconds(30)));
    }
}

Answer plan_run_by_id(const Services& services, Call& call) {
    const auto seen = call.query_number_or("seen", 0, most_steps, 0);
    const auto wait = std::chrono::milliseconds(call.query_number_or("wait_ms", 0, longest_wait, 0));
    const auto run = services.plan_runs.run(id_in_path(call), seen, wait);
    if (!run) refuse_unknown_run(call);
    return shown(plan_run_json(*run));
}

Answer cancel_plan_run(const Services& services, Call& call) {
    if (!services.plan_runs.cancel(id_in_path(call))) refuse_unknown_run(call);
    return done();
}

} // namespace rasoat::api

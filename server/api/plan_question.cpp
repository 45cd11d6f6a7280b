#include "server/api/plan_question.h"

#include "server/api/plan_problems.h"
#include "server/api/plan_settings_body.h"
#include "server/planning/plans.h"
#include "server/planning/scenarios.h"

namespace rasoat::api {
namespace {

constexpr std::int64_t most_budget = 1'000'000'000'000'000; // a thousand trillion VND: beyond any state budget

planning::PlanSettings of_one_year(JsonBody& body, const planning::ReviewedFleet& reviewed) {
    planning::PlanRequest request;
    request.year.value = static_cast<int>(body.integer("year", {2020, 2100}));
    if (const auto budget = body.integer_if_set("budget", {0, most_budget})) request.budget = store::Vnd{*budget};
    return planning::settings_of(reviewed, request);
}

} // namespace

PlanQuestion plan_question(const Services& services, JsonBody& body, const planning::ReviewedFleet& reviewed) {
    PlanQuestion question;
    auto settings = planning::default_settings(reviewed);
    if (const auto named = body.text_if_set("scenario_id", {1, 30})) {
        question.scenario = store::parse_id<store::ScenarioId>(*named);
        const auto scenario =
            question.scenario ? planning::scenario_by_id(*services.store.snapshot(), *question.scenario) : std::nullopt;
        if (!scenario || scenario->removed) throw http::ProblemError(http::not_found({"kịch bản", "scenario"}, *named));
        settings = scenario->settings;
    }
    if (auto given = body.object_if_set("settings"))
        question.settings = settings_in(*given, settings);
    else if (question.scenario)
        question.settings = settings;
    else {
        question.settings = of_one_year(body, reviewed);
        question.of_one_year = true;
    }
    return question;
}

http::Problem question_problem(const planning::PlanRefused& refused, const PlanQuestion& question) {
    if (question.of_one_year && refused.conflicts().empty()) return http::invalid_value("/year", refused.why());
    return plan_problem(refused, question.of_one_year ? "" : "/settings");
}

} // namespace rasoat::api

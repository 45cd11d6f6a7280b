#include "server/api/scenarios.h"

#include "server/api/http/problem.h"
#include "server/api/json/scenario_json.h"
#include "server/api/json_body.h"
#include "server/api/plan_problems.h"
#include "server/api/plan_settings_body.h"
#include "server/planning/scenarios.h"

#include <charconv>

namespace rasoat::api {
namespace {

constexpr JsonBody::Length name_length{1, 120};

[[noreturn]] void refuse_unknown_scenario(const std::string& id) {
    throw http::ProblemError(http::not_found({"kịch bản", "scenario"}, id));
}

store::ScenarioId id_in_path(const Call& call) {
    const auto id = call.path_id<store::ScenarioId>("id");
    if (!id) refuse_unknown_scenario(call.path("id"));
    return *id;
}

std::string etag(std::int64_t version) {
    return '"' + std::to_string(version) + '"';
}

/// The version that the request has read (RFC 9110, 13.1.1). One that is no number of ours is as good as an old one.
std::int64_t version_read(const Call& call) {
    const auto field = call.field("if-match");
    if (!field)
        throw http::ProblemError(http::precondition_required(
            {"Hãy gửi If-Match với phiên bản đã đọc, để không ghi đè thay đổi của người khác.",
             "Send If-Match with the version that was read, so that nobody else's change is overwritten."}));
    auto text = *field;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc{} && end == text.data() + text.size() ? version : 0;
}

Answer with_etag(Answer answer, const planning::Scenario& scenario) {
    return std::move(answer).with("ETag", etag(scenario.version));
}

Answer shown_scenario(const planning::Scenario& scenario) {
    return with_etag(shown(scenario_json(scenario)), scenario);
}

planning::Author author_of(const Call& call) {
    return {call.session().username, call.now()};
}

/// With what a new scenario begins: a copy's settings, or the defaults, and what the body sets of them.
planning::PlanSettings first_settings(const Services& services, JsonBody& body, const Call& call) {
    auto settings = planning::default_settings(*services.review.current(call.now()));
    if (const auto copied = body.text_if_set("copy_of", {1, 30})) {
        const auto id = store::parse_id<store::ScenarioId>(*copied);
        const auto reader = services.store.snapshot();
        const auto scenario = id ? planning::scenario_by_id(*reader, *id) : std::nullopt;
        if (!scenario) body.refuse("copy_of", "không phải kịch bản nào", "is no scenario");
        settings = scenario->settings;
    }
    if (auto given = body.object_if_set("settings")) settings = settings_in(*given, settings);
    return settings;
}

} // namespace

Answer plan_defaults(const Services& services, Call& call) {
    return shown(plan_defaults_json(*services.review.current(call.now())));
}

Answer scenarios(const Services& services, Call& call) {
    const bool removed = call.query_choice<bool>("removed", {{"yes", true}, {"no", false}}).value_or(false);
    return shown(scenarios_json(planning::scenarios(*services.store.snapshot(), removed)));
}

Answer add_scenario(const Services& services, Call& call) {
    JsonBody body(call.body());
    planning::ScenarioText text;
    text.name = body.text("name", name_length);
    text.settings = first_settings(services, body, call);
    body.refuse_unknown();
    const auto id = planning::add_scenario(services.store, text, author_of(call));
    const auto scenario = planning::scenario_by_id(*services.store.snapshot(), id).value();
    return with_etag(created(scenario_json(scenario)), scenario);
}

Answer scenario_by_id(const Services& services, Call& call) {
    const auto scenario = planning::scenario_by_id(*services.store.snapshot(), id_in_path(call));
    if (!scenario) refuse_unknown_scenario(call.path("id"));
    return shown_scenario(*scenario);
}

Answer change_scenario(const Services& services, Call& call) {
    const auto id = id_in_path(call);
    const auto read = version_read(call);
    JsonBody body(call.body());
    planning::ScenarioText text;
    text.name = body.text("name", name_length);
    auto settings = body.object_if_set("settings");
    if (!settings) body.refuse("settings", "là bắt buộc", "is required");
    text.settings = settings_in(*settings, planning::default_settings(*services.review.current(call.now())));
    body.refuse_unknown();
    try {
        const auto scenario = planning::change_scenario(services.store, id, read, text, author_of(call));
        if (!scenario) refuse_unknown_scenario(call.path("id"));
        return shown_scenario(*scenario);
    } catch (const planning::ScenarioSuperseded& superseded) {
        throw http::ProblemError(superseded_problem(superseded));
    }
}

Answer remove_scenario(const Services& services, Call& call) {
    const auto id = id_in_path(call);
    const auto read = version_read(call);
    try {
        if (!planning::remove_scenario(services.store, id, read, author_of(call)))
            refuse_unknown_scenario(call.path("id"));
    } catch (const planning::ScenarioSuperseded& superseded) {
        throw http::ProblemError(superseded_problem(superseded));
    }
    return done();
}

Answer restore_scenario(const Services& services, Call& call) {
    const auto scenario = planning::restore_scenario(services.store, id_in_path(call), author_of(call));
    if (!scenario) refuse_unknown_scenario(call.path("id"));
    return shown_scenario(*scenario);
}

} // namespace rasoat::api

#include "server/api/plan_progress.h"

#include "server/api/http/problem.h"
#include "server/api/json/plan_json.h"
#include "server/api/json/text_json.h"
#include "server/api/list_parameters.h"
#include "server/api/plan_in_path.h"
#include "server/planning/plan_progress.h"

namespace rasoat::api {
namespace {

constexpr std::size_t most_plans_of_a_machine = 5;

void write_followed(JsonWriter& json, const planning::FollowedLine& followed) {
    json.begin_object("line");
    write_plan_line_members(json, *followed.line);
    json.end_object();
    json.text("progress", planning::name_of(followed.progress));
    write_real_or_null(json, "score_now", followed.score_now);
}

} // namespace

Answer plan_progress(const Services& services, Call& call) {
    const auto found = plan_in_path(services, call);
    const auto& document = *found;
    const auto counts = planning::progress_of(document, *services.review.current(call.now()));
    using planning::LineProgress;
    JsonWriter json;
    json.begin_object();
    write_id_or_null(json, "plan_id", document.summary.id);
    json.integer("year", document.summary.year.value);
    json.text("made_at", std::string_view(time_text(document.summary.made_at)));
    json.number("lines", counts.lines);
    for (const auto progress :
         {LineProgress::done, LineProgress::falls_short, LineProgress::waiting, LineProgress::seat_gone})
        json.number(planning::name_of(progress), counts.count(progress));
    json.integer("cost", counts.cost.amount);
    json.integer("cost_done", counts.cost_done.amount);
    json.end_object();
    return shown(json.take());
}

Answer plan_progress_lines(const Services& services, Call& call) {
    using planning::LineProgress;
    planning::ProgressQuery query;
    query.progress = call.query_choice<LineProgress>(
        "state", {{"done", LineProgress::done},
                  {"falls_short", LineProgress::falls_short},
                  {"waiting", LineProgress::waiting},
                  {"seat_gone", LineProgress::seat_gone}});
    query.unit = call.query_id<store::UnitId>("unit");
    query.words = call.query("q", most_search_bytes);
    query.skip = call.query_number_or("skip", 0, most_rows, 0);
    query.limit = call.query_number_or("limit", default_page, most_on_page);
    const auto found = plan_in_path(services, call);
    const auto& document = *found;
    const auto page = planning::progress_page(document, query, *services.review.current(call.now()));
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& followed : page.items) {
        json.begin_object();
        write_followed(json, followed);
        json.end_object();
    }
    json.end_array();
    json.number("total", page.total);
    json.end_object();
    return shown(json.take());
}

Answer machine_plan_lines(const Services& services, Call& call) {
    const auto id = call.path_id<store::MachineId>("id");
    const auto reader = services.store.snapshot();
    if (!id || !reader->machine(*id))
        throw http::ProblemError(http::not_found({"máy tính", "machine"}, call.path("id")));
    const auto reviewed = services.review.current(call.now());
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& plan : reader->plans(most_plans_of_a_machine)) {
        const auto document = planning::plan_by_id(*reader, plan.id);
        const auto* const line = document ? planning::line_of_machine(*document, *reviewed, *id) : nullptr;
        if (line == nullptr) continue;
        json.begin_object();
        write_id(json, "plan_id", plan.id);
        json.integer("year", plan.year.value);
        json.text("made_at", std::string_view(time_text(plan.made_at)));
        json.text("made_by", std::string_view(plan.made_by));
        json.integer("budget", plan.budget.amount);
        if (const auto followed = planning::followed(*line, *reviewed)) {
            write_followed(json, *followed);
        } else {
            json.begin_object("line");
            write_plan_line_members(json, *line);
            json.end_object();
            json.null("progress");
            json.null("score_now");
        }
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return shown(json.take());
}

} // namespace rasoat::api

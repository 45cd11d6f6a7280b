#include "server/api/json/scenario_json.h"

#include "server/api/json/plan_json.h"
#include "server/api/json/text_json.h"
#include "server/api/plan_problems.h"
#include "server/planning/plan_settings_json.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rasoat::api {
namespace {

double gap_between(double benefit, double bound) {
    if (bound <= benefit) return 0;
    return benefit > 0 ? (bound - benefit) / benefit : std::numeric_limits<double>::infinity();
}

void write_settings(JsonWriter& json, const planning::PlanSettings& settings) {
    json.begin_object("settings");
    planning::write_members(json, settings);
    json.end_object();
}

void write_figures_or_null(JsonWriter& json, std::string_view key, const std::optional<store::Plan>& plan) {
    if (!plan) {
        json.null(key);
        return;
    }
    json.begin_object(key);
    write_id(json, "id", plan->id);
    json.text("made_at", time_text(plan->made_at));
    json.text("made_by", plan->made_by);
    json.integer("year", plan->year.value);
    json.integer("years", plan->years);
    json.integer("budget", plan->budget.amount);
    json.integer("spent", plan->spent.amount);
    json.integer("seats", plan->seats);
    json.integer("seats_fit_before", plan->seats_fit_before);
    json.integer("seats_fit_after", plan->seats_fit_after);
    json.real("benefit", plan->benefit);
    json.real("upper_bound", plan->upper_bound);
    json.real("gap", gap_between(plan->benefit, plan->upper_bound));
    json.end_object();
}

void write_members(JsonWriter& json, const planning::Scenario& scenario) {
    write_id(json, "id", scenario.id);
    json.text("name", scenario.name);
    json.integer("version", scenario.version);
    write_settings(json, scenario.settings);
    json.text("made_at", time_text(scenario.made_at));
    json.text("made_by", scenario.made_by);
    json.text("changed_at", time_text(scenario.changed_at));
    json.text("changed_by", scenario.changed_by);
    json.boolean("removed", scenario.removed);
    write_figures_or_null(json, "last_plan", scenario.last_plan);
}

std::string_view name_of(planning::PlanRunState state) {
    using planning::PlanRunState;
    switch (state) {
    case PlanRunState::waiting:
        return "waiting";
    case PlanRunState::running:
        return "running";
    case PlanRunState::done:
        return "done";
    case PlanRunState::failed:
        return "failed";
    case PlanRunState::cancelled:
        break;
    }
    return "cancelled";
}

void write_members(JsonWriter& json, const planning::PlanRun& run) {
    write_id(json, "id", run.id);
    json.text("state", name_of(run.state));
    json.number("step", run.step);
    json.text("made_by", run.made_by);
    json.text("made_at", time_text(run.made_at));
    write_id_or_null(json, "scenario_id", run.scenario);
    json.boolean("keep", run.keep);
    json.real("seconds", run.took.count());
    json.real("seconds_limit", std::chrono::duration<double>(run.time_limit).count());
    const auto& progress = run.progress;
    write_real_or_null(json, "benefit", progress ? std::optional(progress->benefit) : std::nullopt);
    write_real_or_null(json, "upper_bound", progress ? std::optional(progress->bound) : std::nullopt);
    write_real_or_null(
        json, "gap", progress ? std::optional(gap_between(progress->benefit, progress->bound)) : std::nullopt);
    if (run.document) {
        json.begin_object("plan");
        write_plan_members(json, run.document->summary);
        json.end_object();
    } else {
        json.null("plan");
    }
    if (run.refused) {
        json.begin_object("problem");
        http::write_members(json, plan_problem(*run.refused, "/settings"));
        json.end_object();
    } else {
        json.null("problem");
    }
}

void write_fund(JsonWriter& json, const planner::Fund& fund, const planning::ReviewedFleet& reviewed) {
    json.begin_object();
    json.text("id", fund.id);
    write_text(json, "name", fund.name);
    json.integer("year", fund.year.value);
    write_id_or_null(json, "unit_id", fund.unit ? std::optional(reviewed.unit_ids[*fund.unit]) : std::nullopt);
    write_string_or_null(
        json, "unit_name", fund.unit ? std::optional(reviewed.fleet.units[*fund.unit].name) : std::nullopt);
    json.integer("amount", fund.amount.amount);
    json.boolean("carries_over", fund.carries_over);
    json.end_object();
}

template <class Item>
std::string items_json(const std::vector<Item>& items) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& item : items) {
        json.begin_object();
        write_members(json, item);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

template <class Item>
std::string item_json(const Item& item) {
    JsonWriter json;
    json.begin_object();
    write_members(json, item);
    json.end_object();
    return json.take();
}

} // namespace

std::string scenario_json(const planning::Scenario& scenario) {
    return item_json(scenario);
}

std::string scenarios_json(const std::vector<planning::Scenario>& scenarios) {
    return items_json(scenarios);
}

std::string plan_run_json(const planning::PlanRun& run) {
    return item_json(run);
}

std::string plan_runs_json(const std::vector<planning::PlanRun>& runs) {
    return items_json(runs);
}

std::string plan_defaults_json(const planning::ReviewedFleet& reviewed) {
    JsonWriter json;
    json.begin_object();
    write_settings(json, planning::default_settings(reviewed));
    json.integer("this_year", reviewed.policies.first_year.value);
    json.number("seats", reviewed.ranking.size());
    json.number(
        "seats_fit", static_cast<std::uint64_t>(std::ranges::count(
                         reviewed.ranking, planning::SeatVerdict::fit, &planning::JudgedSeat::verdict)));
    json.begin_array("funds");
    for (const auto& fund : reviewed.fleet.funds)
        if (fund.year >= reviewed.policies.first_year) write_fund(json, fund, reviewed);
    json.end_array();
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

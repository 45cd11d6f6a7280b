#include "server/api/json/plan_json.h"

#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"
#include "server/organisation/day_text.h"
#include "server/planning/plan_settings_json.h"

namespace rasoat::api {

namespace {

void write_counts(JsonWriter& json, const planning::ActionCounts& counts) {
    json.begin_object("counts");
    json.number("replace", counts.replace);
    json.number("upgrade", counts.upgrade);
    json.number("hand_down", counts.hand_down);
    json.number("switch_on", counts.switch_on);
    json.number("keep", counts.keep);
    json.number("left_out", counts.left_out);
    json.end_object();
}

void write_frontier(JsonWriter& json, const std::vector<planning::FrontierPoint>& frontier) {
    json.begin_array("frontier");
    for (const auto& point : frontier) {
        json.begin_object();
        json.integer("budget", point.budget.amount);
        json.number("seats_fit", point.seats_fit);
        json.real("benefit", point.benefit);
        json.end_object();
    }
    json.end_array();
}

void write_funds(JsonWriter& json, const std::vector<planning::FundUse>& funds) {
    json.begin_array("funds");
    for (const auto& fund : funds) {
        json.begin_object();
        json.text("id", std::string_view(fund.code));
        write_text(json, "name", fund.name);
        json.integer("year", fund.year.value);
        write_id_or_null(json, "unit_id", fund.unit);
        json.integer("amount", fund.amount.amount);
        json.integer("spent", fund.spent.amount);
        json.real("million_buys", fund.million_buys);
        json.end_object();
    }
    json.end_array();
}

void write_units(JsonWriter& json, const std::vector<planning::UnitUse>& units) {
    json.begin_array("units");
    for (const auto& unit : units) {
        json.begin_object();
        write_id(json, "unit_id", unit.unit);
        json.text("name", unit.name);
        json.integer("spent", unit.spent.amount);
        json.number("seats", unit.seats);
        json.number("seats_fit_before", unit.seats_fit_before);
        json.number("seats_fit_after", unit.seats_fit_after);
        json.end_object();
    }
    json.end_array();
}

void write_years(JsonWriter& json, const std::vector<planning::YearUse>& years) {
    json.begin_array("spending_by_year");
    for (const auto& year : years) {
        json.begin_object();
        json.integer("year", year.year.value);
        json.integer("amount", year.amount.amount);
        json.integer("spent", year.spent.amount);
        write_counts(json, year.counts);
        json.end_object();
    }
    json.end_array();
}

void write_settings_or_null(JsonWriter& json, const std::optional<planning::PlanSettings>& settings) {
    if (!settings) {
        json.null("settings");
        return;
    }
    json.begin_object("settings");
    planning::write_members(json, *settings);
    json.end_object();
}

void write_lock_or_null(JsonWriter& json, std::string_view key, const std::optional<planning::SeatLock>& lock) {
    if (!lock) {
        json.null(key);
        return;
    }
    json.begin_object(key);
    planning::write_members(json, *lock);
    json.end_object();
}

} // namespace

void write_plan_line_members(JsonWriter& json, const planning::PlanLine& line) {
    write_seat(json, "seat", line.seat);
    write_machine_or_null(json, "machine", line.machine);
    json.text("action", planning::name_of(line.action));
    write_text(json, "what", line.what);
    write_text(json, "why", line.why);
    write_real_or_null(json, "score_before", line.score_before);
    write_real_or_null(json, "score_after", line.score_after);
    json.integer("cost", line.cost.amount);
    write_integer_or_null(json, "year", line.year ? std::optional<std::int64_t>(line.year->value) : std::nullopt);
    write_text_or_null(json, "fund", line.fund);
    write_text_or_null(json, "second_best", line.second_best);
    write_integer_or_null(
        json, "comes_in_at", line.comes_in_at ? std::optional(line.comes_in_at->amount) : std::nullopt);
    write_integer_or_null(
        json, "serves_until", line.serves_until ? std::optional<std::int64_t>(line.serves_until->value) : std::nullopt);
    write_string_or_null(
        json, "replaceable_from",
        line.replaceable_from ? std::optional(organisation::day_text(*line.replaceable_from)) : std::nullopt);
    json.real("benefit", line.benefit);
    write_seat_or_null(json, "from_seat", line.from_seat);
    json.boolean("fit_after", line.fit_after);
    write_lock_or_null(json, "locked", line.locked);
}

void write_plan_members(JsonWriter& json, const planning::PlanSummary& plan) {
    json.text("id", std::string_view(plan.id ? store::to_string(*plan.id) : std::string{}));
    json.text("made_at", std::string_view(time_text(plan.made_at)));
    json.integer("year", plan.year.value);
    json.integer("budget", plan.budget.amount);
    json.integer("spent", plan.spent.amount);
    json.number("seats", plan.seats);
    json.number("seats_fit_before", plan.seats_fit_before);
    json.number("seats_fit_after", plan.seats_fit_after);
    write_counts(json, plan.counts);
    json.real("benefit", plan.benefit);
    json.real("upper_bound", plan.upper_bound);
    json.real("gap", plan.gap);
    json.boolean("proven_optimal", plan.proven_optimal);
    json.real("seconds", plan.seconds);
    json.real("million_buys", plan.million_buys);
    write_frontier(json, plan.frontier);
    write_funds(json, plan.funds);
    write_text(json, "headline", plan.headline);
    write_text(json, "proof", plan.proof);
    write_text_or_null(json, "put_off", plan.put_off);
    json.text("price_source", std::string_view(plan.price_source));
    json.boolean("demo", plan.demo);
    json.integer("years", plan.years);
    json.text("made_by", plan.made_by);
    write_id_or_null(json, "scenario_id", plan.scenario);
    write_settings_or_null(json, plan.settings);
    write_string_or_null(json, "stopped_by", plan.stopped_by.empty() ? std::nullopt : std::optional(plan.stopped_by));
    json.number("moved", plan.counts.hand_down);
    write_units(json, plan.units);
    write_years(json, plan.by_year);
}

std::string plan_json(const planning::PlanSummary& plan) {
    JsonWriter json;
    json.begin_object();
    write_plan_members(json, plan);
    json.end_object();
    return json.take();
}

std::string plan_lines_json(const planning::PlanLinePage& page) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& line : page.items) {
        json.begin_object();
        write_plan_line_members(json, line);
        json.end_object();
    }
    json.end_array();
    write_string_or_null(json, "next_cursor", page.next_cursor);
    json.number("total", page.total);
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

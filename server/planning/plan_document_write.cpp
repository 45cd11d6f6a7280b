#include "agent/report/json_writer.h"
#include "server/planning/kept_plan_format.h"
#include "server/planning/plan_document.h"
#include "server/planning/plan_settings_json.h"

namespace rasoat::planning {
namespace {

using report::JsonWriter;

// Each member is left out where it is absent.

void write(JsonWriter& json, std::string_view key, const Bilingual& text) {
    json.begin_object(key);
    json.text("vi", text.vi);
    json.text("en", text.en);
    json.end_object();
}

void write(JsonWriter& json, std::string_view key, const SeatReference& seat) {
    json.begin_object(key);
    json.integer("id", seat.id.value);
    json.text("name", seat.name);
    json.integer("unit", seat.unit.value);
    json.text("unit_name", seat.unit_name);
    json.text("role", seat.role);
    write(json, "role_name", seat.role_name);
    json.end_object();
}

void write(JsonWriter& json, std::string_view key, const MachineReference& machine) {
    json.begin_object(key);
    json.integer("id", machine.id.value);
    json.text("name", machine.name);
    json.text("summary", machine.summary);
    if (machine.reported_at) json.integer("reported_at", machine.reported_at->time_since_epoch().count());
    json.end_object();
}

void write(JsonWriter& json, const FundUse& fund) {
    json.begin_object();
    json.text("code", fund.code);
    write(json, "name", fund.name);
    json.integer("year", fund.year.value);
    if (fund.unit) json.integer("unit", fund.unit->value);
    json.integer("amount", fund.amount.amount);
    json.integer("spent", fund.spent.amount);
    json.real("million_buys", fund.million_buys);
    json.end_object();
}

void write(JsonWriter& json, const UnitUse& unit) {
    json.begin_object();
    json.integer("unit", unit.unit.value);
    json.text("name", unit.name);
    json.integer("spent", unit.spent.amount);
    json.number("seats", unit.seats);
    json.number("seats_fit_before", unit.seats_fit_before);
    json.number("seats_fit_after", unit.seats_fit_after);
    json.end_object();
}

void write_counts(JsonWriter& json, const ActionCounts& counts) {
    json.number("replaced", counts.replace);
    json.number("upgraded", counts.upgrade);
    json.number("handed_down", counts.hand_down);
    json.number("switched_on", counts.switch_on);
    json.number("kept", counts.keep);
    json.number("left_out", counts.left_out);
}

void write(JsonWriter& json, const YearUse& year) {
    json.begin_object();
    json.integer("year", year.year.value);
    json.integer("amount", year.amount.amount);
    json.integer("spent", year.spent.amount);
    write_counts(json, year.counts);
    json.end_object();
}

void write(JsonWriter& json, const FrontierPoint& point) {
    json.begin_object();
    json.integer("budget", point.budget.amount);
    json.number("seats_fit", point.seats_fit);
    json.real("benefit", point.benefit);
    json.end_object();
}

void write(JsonWriter& json, const PlanLine& line) {
    json.begin_object();
    write(json, "seat", line.seat);
    if (line.machine) write(json, "machine", *line.machine);
    json.text("action", name_of(line.action));
    write(json, "what", line.what);
    write(json, "why", line.why);
    if (line.score_before) json.real("score_before", *line.score_before);
    if (line.score_after) json.real("score_after", *line.score_after);
    json.boolean("fit_after", line.fit_after);
    json.real("benefit", line.benefit);
    json.integer("cost", line.cost.amount);
    if (line.year) json.integer("year", line.year->value);
    if (line.fund) write(json, "fund", *line.fund);
    if (line.from_seat) write(json, "from_seat", *line.from_seat);
    if (line.second_best) write(json, "second_best", *line.second_best);
    if (line.comes_in_at) json.integer("comes_in_at", line.comes_in_at->amount);
    if (line.serves_until) json.integer("serves_until", line.serves_until->value);
    if (line.replaceable_from) json.integer("replaceable_from", line.replaceable_from->time_since_epoch().count());
    if (line.locked) {
        json.begin_object("locked");
        write_members(json, *line.locked);
        json.end_object();
    }
    json.end_object();
}

void write(JsonWriter& json, const PlanMove& move) {
    json.begin_object();
    json.text("kind", name_of(move.kind));
    json.integer("year", move.year.value);
    json.integer("day", move.day);
    json.integer("half_hours", move.half_hours);
    if (move.unit) {
        json.integer("unit", move.unit->value);
        json.text("unit_name", move.unit_name);
    }
    if (move.seat) write(json, "seat", *move.seat);
    if (move.other_seat) write(json, "other_seat", *move.other_seat);
    if (move.machine) write(json, "machine", *move.machine);
    if (move.comes_off) write(json, "comes_off", *move.comes_off);
    json.boolean("brought", move.brought);
    write(json, "text", move.text);
    json.end_object();
}

void write(JsonWriter& json, const MovedMachine& moved) {
    json.begin_object();
    if (moved.machine) write(json, "machine", *moved.machine);
    if (moved.model) write(json, "model", *moved.model);
    json.integer("year", moved.year.value);
    if (moved.from_seat) write(json, "from_seat", *moved.from_seat);
    if (moved.to_seat) write(json, "to_seat", *moved.to_seat);
    json.end_object();
}

void write_members(JsonWriter& json, const PlanSummary& summary) {
    json.integer("made_at", summary.made_at.time_since_epoch().count());
    json.text("made_by", summary.made_by);
    if (summary.scenario) json.integer("scenario", summary.scenario->value);
    if (summary.settings) {
        json.begin_object("settings");
        write_members(json, *summary.settings);
        json.end_object();
    }
    json.integer("year", summary.year.value);
    json.integer("years", summary.years);
    json.integer("budget", summary.budget.amount);
    json.integer("spent", summary.spent.amount);
    json.number("seats", summary.seats);
    json.number("seats_fit_before", summary.seats_fit_before);
    json.number("seats_fit_after", summary.seats_fit_after);
    write_counts(json, summary.counts);
    json.real("benefit", summary.benefit);
    json.real("upper_bound", summary.upper_bound);
    json.real("gap", summary.gap);
    json.boolean("proven_optimal", summary.proven_optimal);
    json.text("stopped_by", summary.stopped_by);
    json.real("seconds", summary.seconds);
    json.real("million_buys", summary.million_buys);
    write(json, "headline", summary.headline);
    write(json, "proof", summary.proof);
    if (summary.put_off) write(json, "put_off", *summary.put_off);
    json.text("price_source", summary.price_source);
    json.boolean("demo", summary.demo);
}

template <class Item>
void write(JsonWriter& json, std::string_view key, const std::vector<Item>& items) {
    json.begin_array(key);
    for (const auto& item : items)
        write(json, item);
    json.end_array();
}

} // namespace

std::string to_json(const PlanDocument& document) {
    JsonWriter json;
    json.begin_object();
    json.text("format", kept_plan_format);
    write_members(json, document.summary);
    write(json, "frontier", document.summary.frontier);
    write(json, "funds", document.summary.funds);
    write(json, "units", document.summary.units);
    write(json, "by_year", document.summary.by_year);
    write(json, "lines", document.lines);
    write(json, "moves", document.moves);
    write(json, "machines", document.machines);
    json.end_object();
    return json.take();
}

} // namespace rasoat::planning

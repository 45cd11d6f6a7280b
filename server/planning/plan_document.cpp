#include "server/planning/plan_document.h"

#include "agent/report/json_writer.h"
#include "server/store/store_error.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <utility>

namespace rasoat::planning {
namespace {

using report::JsonWriter;
using simdjson::dom::element;

constexpr std::string_view format = "rasoat-kept-plan/1";

// ---- writing; each member is left out where it is absent

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
    json.integer("cost", line.cost.amount);
    if (line.year) json.integer("year", line.year->value);
    if (line.fund) write(json, "fund", *line.fund);
    if (line.second_best) write(json, "second_best", *line.second_best);
    if (line.comes_in_at) json.integer("comes_in_at", line.comes_in_at->amount);
    if (line.serves_until) json.integer("serves_until", line.serves_until->value);
    if (line.replaceable_from) json.integer("replaceable_from", line.replaceable_from->time_since_epoch().count());
    json.end_object();
}

void write_members(JsonWriter& json, const PlanSummary& summary) {
    json.integer("made_at", summary.made_at.time_since_epoch().count());
    json.integer("year", summary.year.value);
    json.integer("budget", summary.budget.amount);
    json.integer("spent", summary.spent.amount);
    json.number("seats", summary.seats);
    json.number("seats_fit_before", summary.seats_fit_before);
    json.number("seats_fit_after", summary.seats_fit_after);
    json.number("replaced", summary.counts.replace);
    json.number("upgraded", summary.counts.upgrade);
    json.number("handed_down", summary.counts.hand_down);
    json.number("switched_on", summary.counts.switch_on);
    json.number("kept", summary.counts.keep);
    json.number("left_out", summary.counts.left_out);
    json.real("benefit", summary.benefit);
    json.real("upper_bound", summary.upper_bound);
    json.real("gap", summary.gap);
    json.boolean("proven_optimal", summary.proven_optimal);
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

// ---- reading; simdjson's exceptions are caught in plan_from_json

std::int64_t integer(element object, std::string_view key) {
    return object[key].get_int64();
}

std::size_t count(element object, std::string_view key) {
    return object[key].get_uint64();
}

double real(element object, std::string_view key) {
    return object[key].get_double();
}

std::string text(element object, std::string_view key) {
    return std::string(std::string_view(object[key].get_string()));
}

std::optional<element> member(element object, std::string_view key) {
    element found;
    if (object[key].get(found) != simdjson::SUCCESS) return std::nullopt;
    return found;
}

Bilingual bilingual(element object) {
    return {text(object, "vi"), text(object, "en")};
}

store::Time time(std::int64_t milliseconds) {
    return store::Time(std::chrono::milliseconds(milliseconds));
}

SeatReference seat_in(element object) {
    return {{integer(object, "id")},   text(object, "name"), {integer(object, "unit")},
            text(object, "unit_name"), text(object, "role"), bilingual(object["role_name"])};
}

MachineReference machine_in(element object) {
    MachineReference machine{{integer(object, "id")}, text(object, "name"), text(object, "summary"), std::nullopt};
    if (member(object, "reported_at")) machine.reported_at = time(integer(object, "reported_at"));
    return machine;
}

FundUse fund_in(element object) {
    FundUse fund;
    fund.code = text(object, "code");
    fund.name = bilingual(object["name"]);
    fund.year.value = static_cast<int>(integer(object, "year"));
    if (member(object, "unit")) fund.unit = store::UnitId{integer(object, "unit")};
    fund.amount.amount = integer(object, "amount");
    fund.spent.amount = integer(object, "spent");
    if (member(object, "million_buys")) fund.million_buys = real(object, "million_buys");
    return fund;
}

FrontierPoint point_in(element object) {
    return {{integer(object, "budget")}, count(object, "seats_fit"), real(object, "benefit")};
}

PlanLine line_in(element object) {
    PlanLine line;
    line.seat = seat_in(object["seat"]);
    if (const auto machine = member(object, "machine")) line.machine = machine_in(*machine);
    line.action = line_action_named(text(object, "action")).value_or(LineAction::keep);
    line.what = bilingual(object["what"]);
    line.why = bilingual(object["why"]);
    if (member(object, "score_before")) line.score_before = real(object, "score_before");
    if (member(object, "score_after")) line.score_after = real(object, "score_after");
    line.cost.amount = integer(object, "cost");
    if (member(object, "year")) line.year = store::Year{static_cast<int>(integer(object, "year"))};
    if (const auto fund = member(object, "fund")) line.fund = bilingual(*fund);
    if (const auto second_best = member(object, "second_best")) line.second_best = bilingual(*second_best);
    if (member(object, "comes_in_at")) line.comes_in_at = store::Vnd{integer(object, "comes_in_at")};
    if (member(object, "serves_until"))
        line.serves_until = store::Year{static_cast<int>(integer(object, "serves_until"))};
    if (member(object, "replaceable_from"))
        line.replaceable_from = planner::Day(std::chrono::days(integer(object, "replaceable_from")));
    return line;
}

PlanSummary summary_in(element object) {
    PlanSummary summary;
    summary.made_at = time(integer(object, "made_at"));
    summary.year.value = static_cast<int>(integer(object, "year"));
    summary.budget.amount = integer(object, "budget");
    summary.spent.amount = integer(object, "spent");
    summary.seats = count(object, "seats");
    summary.seats_fit_before = count(object, "seats_fit_before");
    summary.seats_fit_after = count(object, "seats_fit_after");
    summary.counts = {
        count(object, "replaced"), count(object, "upgraded"),
        // Plans kept before machines could move do not have it.
        member(object, "handed_down") ? count(object, "handed_down") : 0, count(object, "switched_on"),
        count(object, "kept"), count(object, "left_out")};
    summary.benefit = real(object, "benefit");
    summary.upper_bound = real(object, "upper_bound");
    summary.gap = real(object, "gap");
    summary.proven_optimal = object["proven_optimal"].get_bool();
    summary.seconds = real(object, "seconds");
    summary.million_buys = real(object, "million_buys");
    summary.headline = bilingual(object["headline"]);
    summary.proof = bilingual(object["proof"]);
    if (const auto put_off = member(object, "put_off")) summary.put_off = bilingual(*put_off);
    summary.price_source = text(object, "price_source");
    summary.demo = object["demo"].get_bool();
    for (const auto point : object["frontier"].get_array())
        summary.frontier.push_back(point_in(point));
    for (const auto fund : object["funds"].get_array())
        summary.funds.push_back(fund_in(fund));
    return summary;
}

} // namespace

std::string to_json(const PlanDocument& document) {
    JsonWriter json;
    json.begin_object();
    json.text("format", format);
    write_members(json, document.summary);
    write(json, "frontier", document.summary.frontier);
    write(json, "funds", document.summary.funds);
    write(json, "lines", document.lines);
    json.end_object();
    return json.take();
}

PlanDocument plan_from_json(std::string_view json) {
    simdjson::dom::parser parser;
    try {
        const element root = parser.parse(json.data(), json.size());
        if (text(root, "format") != format)
            throw store::StoreCorrupt(fmt::format("a kept plan has the unknown format {}", text(root, "format")));
        PlanDocument document;
        document.summary = summary_in(root);
        for (const auto line : root["lines"].get_array())
            document.lines.push_back(line_in(line));
        return document;
    } catch (const simdjson::simdjson_error& error) {
        throw store::StoreCorrupt(fmt::format("a kept plan cannot be read: {}", error.what()));
    }
}

} // namespace rasoat::planning

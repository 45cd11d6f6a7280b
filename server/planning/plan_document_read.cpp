#include "server/planning/kept_plan_format.h"
#include "server/planning/plan_document.h"
#include "server/planning/plan_settings_json.h"
#include "server/store/store_error.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <utility>

namespace rasoat::planning {
namespace {

using simdjson::dom::element;

// simdjson's exceptions are caught in plan_from_json.

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

/// The items of a list; none where it is absent.
template <class Item>
std::vector<Item> list_in(element object, std::string_view key, Item (*item_in)(element)) {
    std::vector<Item> items;
    if (const auto list = member(object, key))
        for (const auto item : list->get_array())
            items.push_back(item_in(item));
    return items;
}

Bilingual bilingual(element object) {
    return {text(object, "vi"), text(object, "en")};
}

store::Year year(element object, std::string_view key) {
    return {static_cast<int>(integer(object, key))};
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
    fund.year = year(object, "year");
    if (member(object, "unit")) fund.unit = store::UnitId{integer(object, "unit")};
    fund.amount.amount = integer(object, "amount");
    fund.spent.amount = integer(object, "spent");
    if (member(object, "million_buys")) fund.million_buys = real(object, "million_buys");
    return fund;
}

UnitUse unit_in(element object) {
    return {{integer(object, "unit")},         text(object, "name"),
            {integer(object, "spent")},        count(object, "seats"),
            count(object, "seats_fit_before"), count(object, "seats_fit_after")};
}

ActionCounts counts_in(element object) {
    return {
        count(object, "replaced"), count(object, "upgraded"),
        // Plans kept before machines could move do not have it.
        member(object, "handed_down") ? count(object, "handed_down") : 0, count(object, "switched_on"),
        count(object, "kept"), count(object, "left_out")};
}

YearUse year_use_in(element object) {
    return {year(object, "year"), {integer(object, "amount")}, {integer(object, "spent")}, counts_in(object)};
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
    if (const auto fit = member(object, "fit_after")) line.fit_after = bool(fit->get_bool());
    if (member(object, "benefit")) line.benefit = real(object, "benefit");
    line.cost.amount = integer(object, "cost");
    if (member(object, "year")) line.year = year(object, "year");
    if (const auto fund = member(object, "fund")) line.fund = bilingual(*fund);
    if (const auto from = member(object, "from_seat")) line.from_seat = seat_in(*from);
    if (const auto second_best = member(object, "second_best")) line.second_best = bilingual(*second_best);
    if (member(object, "comes_in_at")) line.comes_in_at = store::Vnd{integer(object, "comes_in_at")};
    if (member(object, "serves_until")) line.serves_until = year(object, "serves_until");
    if (member(object, "replaceable_from"))
        line.replaceable_from = planner::Day(std::chrono::days(integer(object, "replaceable_from")));
    if (const auto lock = member(object, "locked")) line.locked = lock_in(*lock);
    return line;
}

PlanMove move_in(element object) {
    PlanMove move;
    move.kind = move_kind_named(text(object, "kind")).value_or(planner::MoveKind::upgrade);
    move.year = year(object, "year");
    move.day = static_cast<int>(integer(object, "day"));
    move.half_hours = static_cast<int>(integer(object, "half_hours"));
    if (member(object, "unit")) {
        move.unit = store::UnitId{integer(object, "unit")};
        move.unit_name = text(object, "unit_name");
    }
    if (const auto seat = member(object, "seat")) move.seat = seat_in(*seat);
    if (const auto seat = member(object, "other_seat")) move.other_seat = seat_in(*seat);
    if (const auto machine = member(object, "machine")) move.machine = machine_in(*machine);
    if (const auto machine = member(object, "comes_off")) move.comes_off = machine_in(*machine);
    move.brought = object["brought"].get_bool();
    move.text = bilingual(object["text"]);
    return move;
}

MovedMachine moved_in(element object) {
    MovedMachine moved;
    if (const auto machine = member(object, "machine")) moved.machine = machine_in(*machine);
    if (const auto model = member(object, "model")) moved.model = bilingual(*model);
    moved.year = year(object, "year");
    if (const auto seat = member(object, "from_seat")) moved.from_seat = seat_in(*seat);
    if (const auto seat = member(object, "to_seat")) moved.to_seat = seat_in(*seat);
    return moved;
}

/// What plans have that were kept since there are scenarios.
void read_later_members(element object, PlanSummary& summary) {
    if (member(object, "made_by")) summary.made_by = text(object, "made_by");
    if (member(object, "scenario")) summary.scenario = store::ScenarioId{integer(object, "scenario")};
    if (const auto settings = member(object, "settings")) summary.settings = settings_in(*settings);
    if (member(object, "years")) summary.years = static_cast<int>(integer(object, "years"));
    if (member(object, "stopped_by")) summary.stopped_by = text(object, "stopped_by");
    summary.units = list_in<UnitUse>(object, "units", unit_in);
    summary.by_year = list_in<YearUse>(object, "by_year", year_use_in);
}

PlanSummary summary_in(element object) {
    PlanSummary summary;
    summary.made_at = time(integer(object, "made_at"));
    summary.year = year(object, "year");
    summary.budget.amount = integer(object, "budget");
    summary.spent.amount = integer(object, "spent");
    summary.seats = count(object, "seats");
    summary.seats_fit_before = count(object, "seats_fit_before");
    summary.seats_fit_after = count(object, "seats_fit_after");
    summary.counts = counts_in(object);
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
    read_later_members(object, summary);
    return summary;
}

} // namespace

PlanDocument plan_from_json(std::string_view json) {
    simdjson::dom::parser parser;
    try {
        const element root = parser.parse(json.data(), json.size());
        if (text(root, "format") != kept_plan_format)
            throw store::StoreCorrupt(fmt::format("a kept plan has the unknown format {}", text(root, "format")));
        PlanDocument document;
        document.summary = summary_in(root);
        for (const auto line : root["lines"].get_array())
            document.lines.push_back(line_in(line));
        document.moves = list_in<PlanMove>(root, "moves", move_in);
        document.machines = list_in<MovedMachine>(root, "machines", moved_in);
        return document;
    } catch (const simdjson::simdjson_error& error) {
        throw store::StoreCorrupt(fmt::format("a kept plan cannot be read: {}", error.what()));
    }
}

} // namespace rasoat::planning

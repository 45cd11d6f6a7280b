#include "server/api/json/plan_json.h"
#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"
#include "server/planning/plan_settings_json.h"

namespace rasoat::api {
namespace {

void write_move(JsonWriter& json, const planning::NumberedMove& numbered) {
    const auto& move = *numbered.move;
    json.begin_object();
    json.number("number", numbered.number);
    json.text("kind", planning::name_of(move.kind));
    json.integer("year", move.year.value);
    json.integer("day", move.day);
    json.integer("half_hours", move.half_hours);
    write_id_or_null(json, "unit_id", move.unit);
    write_string_or_null(json, "unit_name", move.unit ? std::optional(move.unit_name) : std::nullopt);
    write_seat_or_null(json, "seat", move.seat);
    write_seat_or_null(json, "other_seat", move.other_seat);
    write_machine_or_null(json, "machine", move.machine);
    write_machine_or_null(json, "comes_off", move.comes_off);
    json.boolean("brought", move.brought);
    write_text(json, "text", move.text);
    json.end_object();
}

std::string_view name_of(planning::FlowNode::Kind kind) {
    using Kind = planning::FlowNode::Kind;
    switch (kind) {
    case Kind::new_machines:
        return "new";
    case Kind::seats:
        return "seats";
    case Kind::spare:
        return "spare";
    case Kind::retired:
        break;
    }
    return "retired";
}

void write_flows(JsonWriter& json, const planning::PlanFlows& flows) {
    json.begin_array("nodes");
    for (const auto& node : flows.nodes) {
        json.begin_object();
        json.text("id", node.id);
        json.text("side", node.side == planning::FlowNode::Side::from ? "from" : "to");
        json.text("kind", name_of(node.kind));
        write_text(json, "name", node.name);
        write_id_or_null(json, "unit_id", node.unit);
        write_string_or_null(json, "role", node.role.empty() ? std::nullopt : std::optional(node.role));
        json.end_object();
    }
    json.end_array();
    json.begin_array("links");
    for (const auto& link : flows.links) {
        json.begin_object();
        json.text("from", link.from);
        json.text("to", link.to);
        json.number("count", link.count);
        json.end_object();
    }
    json.end_array();
}

void write_price(JsonWriter& json, const planning::LockPrice& price) {
    json.begin_object();
    json.begin_object("lock");
    planning::write_members(json, price.lock);
    json.end_object();
    json.real("benefit", price.benefit);
    json.real("at_least", price.at_least);
    json.real("at_most", price.at_most);
    json.integer("seats_fit", price.seats_fit);
    json.integer("spent", price.spent.amount);
    json.end_object();
}

} // namespace

std::string plan_moves_json(const planning::PlanMovePage& page) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& move : page.items)
        write_move(json, move);
    json.end_array();
    write_string_or_null(json, "next_cursor", page.next_cursor);
    json.number("total", page.total);
    json.number("days", page.days);
    json.end_object();
    return json.take();
}

std::string plan_cascade_json(const std::vector<planning::MovedMachine>& machines, const planning::PlanFlows& flows) {
    JsonWriter json;
    json.begin_object();
    write_flows(json, flows);
    json.begin_array("machines");
    for (const auto& moved : machines) {
        json.begin_object();
        write_machine_or_null(json, "machine", moved.machine);
        write_text_or_null(json, "model", moved.model);
        json.integer("year", moved.year.value);
        write_seat_or_null(json, "from_seat", moved.from_seat);
        write_seat_or_null(json, "to_seat", moved.to_seat);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

std::string lock_prices_json(const planning::LockPrices& prices) {
    JsonWriter json;
    json.begin_object();
    json.boolean("complete", prices.complete);
    json.begin_array("items");
    for (const auto& price : prices.items)
        write_price(json, price);
    json.end_array();
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

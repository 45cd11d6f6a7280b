#include "server/organisation/effects_text.h"

#include "agent/report/json_writer.h"
#include "server/organisation/day_text.h"
#include "server/store/packed_text.h"
#include "server/store/store_error.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace rasoat::organisation {
namespace {

using report::JsonWriter;
using simdjson::dom::element;

constexpr std::string_view format = "rasoat-effects/1";

void write(JsonWriter& json, const store::Unit& unit) {
    json.begin_object();
    json.integer("id", unit.id.value);
    if (unit.parent) json.integer("parent", unit.parent->value);
    json.text("code", unit.code);
    json.text("name", unit.name);
    if (unit.begun_on) json.text("begun_on", day_text(*unit.begun_on));
    json.end_object();
}

void write(JsonWriter& json, const store::UnitPeriod& period) {
    json.begin_object();
    json.integer("id", period.unit.value);
    json.text("until", day_text(period.until));
    json.end_object();
}

void write(JsonWriter& json, const store::SeatPeriod& period) {
    json.begin_object();
    json.integer("id", period.seat.value);
    json.text("until", day_text(period.until));
    json.end_object();
}

template <class Record>
void write(JsonWriter& json, const Moved<Record>& moved) {
    json.begin_object();
    json.integer("id", moved.id.value);
    json.integer("from", moved.from.value);
    json.integer("to", moved.to.value);
    json.end_object();
}

template <class Item>
void write(JsonWriter& json, std::string_view key, const std::vector<Item>& list) {
    json.begin_array(key);
    for (const auto& item : list)
        write(json, item);
    json.end_array();
}

std::string string_of(element object, std::string_view key) {
    return std::string(std::string_view(object[key].get_string()));
}

store::Day day_of(element object, std::string_view key) {
    const auto day = day_in(std::string_view(object[key].get_string()));
    if (!day) throw store::StoreCorrupt("stored effects hold a day that is none");
    return *day;
}

void read(element object, store::Unit& unit) {
    unit.id.value = object["id"].get_int64();
    std::int64_t parent = 0;
    if (!object["parent"].get_int64().get(parent)) unit.parent = store::UnitId{parent};
    unit.code = string_of(object, "code");
    unit.name = string_of(object, "name");
    std::string_view begun;
    if (!object["begun_on"].get_string().get(begun)) unit.begun_on = day_in(begun);
}

void read(element object, store::UnitPeriod& period) {
    period.unit.value = object["id"].get_int64();
    period.until = day_of(object, "until");
}

void read(element object, store::SeatPeriod& period) {
    period.seat.value = object["id"].get_int64();
    period.until = day_of(object, "until");
}

template <class Record>
void read(element object, Moved<Record>& moved) {
    moved.id.value = object["id"].get_int64();
    moved.from.value = object["from"].get_int64();
    moved.to.value = object["to"].get_int64();
}

template <class Item>
void read(element root, std::string_view key, std::vector<Item>& list) {
    for (const element object : root[key].get_array())
        read(object, list.emplace_back());
}

} // namespace

std::string packed(const Effects& effects) {
    JsonWriter json;
    json.begin_object();
    json.text("format", format);
    write(json, "units_before", effects.units_before);
    write(json, "units_made", effects.units_made);
    write(json, "unit_periods", effects.unit_periods);
    write(json, "seat_periods", effects.seat_periods);
    write(json, "seats", effects.seats);
    write(json, "machines", effects.machines);
    write(json, "devices", effects.devices);
    write(json, "tokens", effects.tokens);
    write(json, "funds", effects.funds);
    json.end_object();
    return store::pack(json.take());
}

Effects unpacked_effects(std::string_view packed_text) {
    try {
        simdjson::dom::parser parser;
        const auto json = store::unpack(packed_text);
        const element root = parser.parse(json);
        if (std::string_view(root["format"].get_string()) != format)
            throw store::StoreCorrupt("stored effects have another format");
        Effects effects;
        read(root, "units_before", effects.units_before);
        read(root, "units_made", effects.units_made);
        read(root, "unit_periods", effects.unit_periods);
        read(root, "seat_periods", effects.seat_periods);
        read(root, "seats", effects.seats);
        read(root, "machines", effects.machines);
        read(root, "devices", effects.devices);
        read(root, "tokens", effects.tokens);
        read(root, "funds", effects.funds);
        return effects;
    } catch (const simdjson::simdjson_error& error) {
        throw store::StoreCorrupt(fmt::format("stored effects cannot be read: {}", error.what()));
    }
}

} // namespace rasoat::organisation

#include "server/inventory/before_decision.h"

#include "agent/report/json_writer.h"
#include "server/store/packed_text.h"
#include "server/store/store_error.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace rasoat::inventory {
namespace {

using report::JsonWriter;
using simdjson::dom::element;

constexpr std::string_view format = "rasoat-before-decision/1";

template <class Moment>
std::int64_t count_of(Moment moment) {
    return moment.time_since_epoch().count();
}

void write(JsonWriter& json, std::string_view key, const std::vector<store::IdentityFact>& facts) {
    json.begin_array(key);
    for (const auto& fact : facts) {
        json.begin_object();
        json.integer("kind", static_cast<std::int64_t>(fact.kind));
        json.text("value", fact.value);
        json.end_object();
    }
    json.end_array();
}

template <class SomeId>
void write(JsonWriter& json, std::string_view key, const std::vector<SomeId>& ids) {
    json.begin_array(key);
    for (const auto id : ids)
        json.text_item(store::to_string(id));
    json.end_array();
}

void write(JsonWriter& json, std::string_view key, const store::Machine& machine) {
    json.begin_object(key);
    json.text("hostname", machine.hostname);
    json.text("digest", machine.digest);
    json.integer("first_reported", count_of(machine.first_reported));
    json.integer("last_reported", count_of(machine.last_reported));
    if (machine.purchased) json.integer("purchased", count_of(*machine.purchased));
    if (machine.price) json.integer("price", machine.price->amount);
    if (machine.warranty_ends) json.integer("warranty_ends", count_of(*machine.warranty_ends));
    json.text("asset_code", machine.asset_code);
    json.end_object();
}

std::optional<std::int64_t> integer_if_set(element object, std::string_view key) {
    std::int64_t number = 0;
    if (object[key].get_int64().get(number)) return std::nullopt;
    return number;
}

std::string text(element object, std::string_view key) {
    return std::string(std::string_view(object[key].get_string()));
}

std::optional<store::Day> day_if_set(element object, std::string_view key) {
    const auto days = integer_if_set(object, key);
    return days ? std::optional(store::Day(std::chrono::days(*days))) : std::nullopt;
}

store::Time time(element object, std::string_view key) {
    return store::Time(std::chrono::milliseconds(object[key].get_int64().value()));
}

std::vector<store::IdentityFact> facts(element object, std::string_view key) {
    std::vector<store::IdentityFact> read;
    for (const element fact : object[key].get_array())
        read.push_back({static_cast<store::FactKind>(fact["kind"].get_int64().value()), text(fact, "value")});
    return read;
}

template <class SomeId>
std::vector<SomeId> ids(element object, std::string_view key) {
    std::vector<SomeId> read;
    for (const element id : object[key].get_array())
        if (const auto number = store::parse_id<SomeId>(std::string_view(id.get_string()))) read.push_back(*number);
    return read;
}

BeforeDecision read(element root) {
    if (std::string_view(root["format"].get_string()) != format)
        throw store::StoreCorrupt("a stored decision has another format");
    BeforeDecision before;
    before.kept.value = root["kept"].get_int64();
    before.gone.value = root["gone"].get_int64();
    const element record = root["record"];
    auto& machine = before.kept_record;
    machine.id = before.kept;
    machine.hostname = text(record, "hostname");
    machine.digest = text(record, "digest");
    machine.first_reported = time(record, "first_reported");
    machine.last_reported = time(record, "last_reported");
    machine.purchased = day_if_set(record, "purchased");
    if (const auto price = integer_if_set(record, "price")) machine.price = store::Vnd{*price};
    machine.warranty_ends = day_if_set(record, "warranty_ends");
    if (record["asset_code"].error() == simdjson::SUCCESS) machine.asset_code = text(record, "asset_code");
    before.kept_facts = facts(root, "kept_facts");
    before.gone_facts = facts(root, "gone_facts");
    before.kept_report = text(root, "kept_report");
    if (integer_if_set(root, "kept_seen")) before.kept_seen = time(root, "kept_seen");
    if (integer_if_set(root, "gone_seen")) before.gone_seen = time(root, "gone_seen");
    before.devices = ids<store::DeviceId>(root, "devices");
    before.merged_there = ids<store::MachineId>(root, "merged_there");
    if (const auto seat = integer_if_set(root, "gone_seat")) before.gone_seat = store::SeatId{*seat};
    return before;
}

} // namespace

std::string packed(const BeforeDecision& before) {
    JsonWriter json;
    json.begin_object();
    json.text("format", format);
    json.integer("kept", before.kept.value);
    json.integer("gone", before.gone.value);
    write(json, "record", before.kept_record);
    write(json, "kept_facts", before.kept_facts);
    write(json, "gone_facts", before.gone_facts);
    json.text("kept_report", before.kept_report);
    if (before.kept_seen) json.integer("kept_seen", count_of(*before.kept_seen));
    if (before.gone_seen) json.integer("gone_seen", count_of(*before.gone_seen));
    write(json, "devices", before.devices);
    write(json, "merged_there", before.merged_there);
    if (before.gone_seat) json.integer("gone_seat", before.gone_seat->value);
    json.end_object();
    return store::pack(json.take());
}

BeforeDecision before_decision(std::string_view packed) {
    try {
        simdjson::dom::parser parser;
        const auto text_of_it = store::unpack(packed);
        return read(parser.parse(text_of_it));
    } catch (const simdjson::simdjson_error& error) {
        throw store::StoreCorrupt(fmt::format("a stored decision cannot be read: {}", error.what()));
    }
}

} // namespace rasoat::inventory

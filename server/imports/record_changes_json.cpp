#include "agent/report/json_writer.h"
#include "server/imports/record_changes.h"

#include <simdjson.h>

namespace rasoat::imports {

namespace {

using report::JsonWriter;

template <class Number>
void write_number(JsonWriter& json, std::string_view key, const std::optional<Number>& value) {
    if (value) json.integer(key, *value);
}

std::optional<std::int64_t> days(const std::optional<store::Day>& day) {
    return day ? std::optional<std::int64_t>(day->time_since_epoch().count()) : std::nullopt;
}

std::optional<std::int64_t> amount(const std::optional<store::Vnd>& money) {
    return money ? std::optional(money->amount) : std::nullopt;
}

void write_books(JsonWriter& json, std::string_view key, const MachineBooks& books) {
    json.begin_object(key);
    json.text("asset_code", books.asset_code);
    write_number(json, "purchased", days(books.purchased));
    write_number(json, "price", amount(books.price));
    write_number(json, "warranty_ends", days(books.warranty_ends));
    json.text("note", books.note);
    json.end_object();
}

void write_seat(JsonWriter& json, std::string_view key, const store::Seat& seat) {
    json.begin_object(key);
    json.integer("id", seat.id.value);
    json.integer("unit", seat.unit.value);
    json.text("code", seat.code);
    json.text("name", seat.name);
    json.text("role", seat.role);
    json.real("weight", seat.weight);
    if (seat.machine) json.integer("machine", seat.machine->value);
    json.text("person", seat.person);
    json.end_object();
}

void write_change(JsonWriter& json, const MachineChange& change) {
    json.integer("machine", change.machine.value);
    write_books(json, "before", change.before);
    write_books(json, "after", change.after);
}

void write_change(JsonWriter& json, const MachineMade& made) {
    json.integer("made", made.machine.value);
    json.integer("unit", made.entry.unit.value);
    json.text("hostname", made.entry.hostname);
    json.text("model", made.entry.model);
    json.text("serial", made.entry.serial);
    write_books(json, "after", made.books);
}

void write_change(JsonWriter& json, const SeatChange& change) {
    json.boolean("seat", true);
    if (change.before) write_seat(json, "before", *change.before);
    write_seat(json, "after", change.after);
}

void write_change(JsonWriter& json, const PriceChange& change) {
    json.text("item", change.item);
    write_number(json, "before", amount(change.before));
    json.integer("after", change.after.amount);
}

void write_change(JsonWriter& json, const FormChange& change) {
    json.text("form", changes::to_text(change.subject));
    json.text("before", change.before);
    json.text("after", change.after);
    json.integer("change", change.change.value);
}

/// Members of our own documents; whatever is wrong with one throws simdjson_error.
using Object = simdjson::dom::object;

std::string text(const Object& object, const char* key) {
    return std::string(std::string_view(object[key]));
}

std::optional<std::int64_t> number_if_set(const Object& object, const char* key) {
    const auto member = object[key];
    if (member.error() == simdjson::NO_SUCH_FIELD) return std::nullopt;
    return std::int64_t(member);
}

std::optional<store::Day> day(const Object& object, const char* key) {
    const auto number = number_if_set(object, key);
    return number ? std::optional(store::Day(std::chrono::days(*number))) : std::nullopt;
}

std::optional<store::Vnd> money(const Object& object, const char* key) {
    const auto number = number_if_set(object, key);
    return number ? std::optional(store::Vnd{*number}) : std::nullopt;
}

MachineBooks books(const Object& object) {
    return {
        text(object, "asset_code"), day(object, "purchased"), money(object, "price"), day(object, "warranty_ends"),
        text(object, "note")};
}

store::Seat seat(const Object& object) {
    const auto machine = number_if_set(object, "machine");
    return {
        .id = {std::int64_t(object["id"])},
        .unit = {std::int64_t(object["unit"])},
        .code = text(object, "code"),
        .name = text(object, "name"),
        .role = text(object, "role"),
        .weight = double(object["weight"]),
        .machine = machine ? std::optional(store::MachineId{*machine}) : std::nullopt,
        .person = text(object, "person")};
}

MachineMade machine_made(const Object& object, std::int64_t id) {
    MachineMade made{{id}, {}, books(object["after"])};
    made.entry = {
        {std::int64_t(object["unit"])},
        text(object, "hostname"),
        text(object, "model"),
        text(object, "serial"),
        made.books.asset_code};
    return made;
}

FormChange form_change(const Object& object) {
    const auto subject = changes::subject_in(text(object, "form"));
    if (!subject) throw simdjson::simdjson_error(simdjson::INCORRECT_TYPE);
    return {*subject, text(object, "before"), text(object, "after"), {std::int64_t(object["change"])}};
}

RecordChange change_in(const Object& object) {
    if (object["form"].error() == simdjson::SUCCESS) return form_change(object);
    if (const auto made = number_if_set(object, "made")) return machine_made(object, *made);
    if (const auto machine = number_if_set(object, "machine"))
        return MachineChange{{*machine}, books(object["before"]), books(object["after"])};
    if (object["seat"].error() == simdjson::SUCCESS) {
        SeatChange change{std::nullopt, seat(object["after"])};
        if (object["before"].error() == simdjson::SUCCESS) change.before = seat(object["before"]);
        return change;
    }
    return PriceChange{text(object, "item"), money(object, "before"), {std::int64_t(object["after"])}};
}

} // namespace

std::string to_json(std::span<const RecordChange> changes) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("changes");
    for (const auto& change : changes) {
        json.begin_object();
        std::visit([&](const auto& one) { write_change(json, one); }, change);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

std::vector<RecordChange> changes_in_json(std::string_view json) {
    try {
        simdjson::dom::parser parser;
        const simdjson::dom::element root = parser.parse(json.data(), json.size());
        std::vector<RecordChange> changes;
        for (const Object change : simdjson::dom::array(root["changes"]))
            changes.push_back(change_in(change));
        return changes;
    } catch (const simdjson::simdjson_error& error) {
        throw store::StoreCorrupt(std::string("what an import changed cannot be read: ") + error.what());
    }
}

} // namespace rasoat::imports

#include "server/api/json/machine_page_json.h"

#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"

namespace rasoat::api {

namespace {

void write_slots(JsonWriter& json, const std::vector<planning::SlotFacts>& slots) {
    json.begin_array("slots");
    for (const auto& slot : slots) {
        json.begin_object();
        json.text("slot", std::string_view(slot.slot));
        write_integer_or_null(json, "size_mb", slot.size_mb);
        write_string_or_null(json, "kind", slot.kind);
        json.boolean("soldered", slot.soldered);
        json.end_object();
    }
    json.end_array();
}

void write_hardware(JsonWriter& json, const std::vector<planning::LabelledValue>& hardware) {
    json.begin_array("hardware");
    for (const auto& line : hardware) {
        json.begin_object();
        write_text(json, "label", line.label);
        json.text("value", std::string_view(line.value));
        json.end_object();
    }
    json.end_array();
}

void write_history(JsonWriter& json, const std::vector<planning::Happening>& history) {
    json.begin_array("history");
    for (const auto& happening : history) {
        json.begin_object();
        json.text("at", std::string_view(time_text(happening.at)));
        write_text(json, "what", happening.what);
        json.end_object();
    }
    json.end_array();
}

} // namespace

std::string machine_page_json(const planning::MachinePage& page) {
    JsonWriter json;
    json.begin_object();
    write_machine(json, "machine", page.machine);
    write_seat_or_null(json, "seat", page.seat);
    write_real_or_null(json, "score", page.score);
    json.text("verdict", planning::name_of(page.verdict));
    write_findings(json, "findings", page.findings);
    write_remedies(json, "remedies", page.remedies);
    write_slots(json, page.slots);
    write_integer_or_null(json, "memory_maximum_mb", page.memory_maximum_mb);
    write_hardware(json, page.hardware);
    write_history(json, page.history);
    write_text(json, "windows11", page.windows11);
    write_text(json, "headline", page.headline);
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

#include "server/api/json/references_json.h"

#include "server/api/json/text_json.h"

namespace rasoat::api {

namespace {

void write_finding(JsonWriter& json, const planning::FindingText& finding) {
    json.begin_object();
    json.text("aspect", planning::name_of(finding.aspect));
    json.text("verdict", planning::name_of(finding.verdict));
    write_real_or_null(json, "score", finding.score);
    write_text(json, "has", finding.has);
    write_text(json, "needs", finding.needs);
    write_text(json, "reason", finding.reason);
    write_text_or_null(json, "mend", finding.mend);
    json.end_object();
}

void write_remedy_members(JsonWriter& json, const planning::Remedy& remedy) {
    json.text("action", planning::name_of(remedy.action));
    write_text(json, "what", remedy.what);
    json.integer("cost", remedy.cost.amount);
    json.real("score_after", remedy.score_after);
}

void write_seat_members(JsonWriter& json, const planning::SeatReference& seat) {
    write_id(json, "id", seat.id);
    json.text("name", std::string_view(seat.name));
    write_id(json, "unit_id", seat.unit);
    json.text("unit", std::string_view(seat.unit_name));
    json.text("role_id", std::string_view(seat.role));
    write_text(json, "role", seat.role_name);
}

} // namespace

void write_seat(JsonWriter& json, std::string_view key, const planning::SeatReference& seat) {
    json.begin_object(key);
    write_seat_members(json, seat);
    json.end_object();
}

void write_seat_item(JsonWriter& json, const planning::SeatReference& seat) {
    json.begin_object();
    write_seat_members(json, seat);
    json.end_object();
}

void write_seat_or_null(JsonWriter& json, std::string_view key, const std::optional<planning::SeatReference>& seat) {
    seat ? write_seat(json, key, *seat) : json.null(key);
}

void write_machine(JsonWriter& json, std::string_view key, const planning::MachineReference& machine) {
    json.begin_object(key);
    write_id(json, "id", machine.id);
    json.text("name", std::string_view(machine.name));
    json.text("summary", std::string_view(machine.summary));
    write_time_or_null(json, "reported_at", machine.reported_at);
    json.end_object();
}

void write_machine_or_null(
    JsonWriter& json, std::string_view key, const std::optional<planning::MachineReference>& machine) {
    machine ? write_machine(json, key, *machine) : json.null(key);
}

void write_findings(JsonWriter& json, std::string_view key, const std::vector<planning::FindingText>& findings) {
    json.begin_array(key);
    for (const auto& finding : findings)
        write_finding(json, finding);
    json.end_array();
}

void write_remedy_or_null(JsonWriter& json, std::string_view key, const std::optional<planning::Remedy>& remedy) {
    if (!remedy) return json.null(key);
    json.begin_object(key);
    write_remedy_members(json, *remedy);
    json.end_object();
}

void write_remedies(JsonWriter& json, std::string_view key, const std::vector<planning::Remedy>& remedies) {
    json.begin_array(key);
    for (const auto& remedy : remedies) {
        json.begin_object();
        write_remedy_members(json, remedy);
        json.end_object();
    }
    json.end_array();
}

} // namespace rasoat::api

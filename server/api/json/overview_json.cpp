#include "server/api/json/overview_json.h"

#include "server/api/json/text_json.h"

namespace rasoat::api {
namespace {

void write_windows11(JsonWriter& json, const planning::Windows11Counts& counts) {
    json.begin_object("windows11");
    json.number("ready", counts.ready);
    json.number("switched_off", counts.switched_off);
    json.number("cannot", counts.cannot);
    json.number("unknown", counts.unknown);
    json.end_object();
}

} // namespace

std::string overview_json(const planning::Overview& overview) {
    JsonWriter json;
    json.begin_object();
    json.text("organisation", std::string_view(overview.organisation));
    json.boolean("demo", overview.demo);
    json.number("seats", overview.seats);
    json.number("seats_without_machine", overview.seats_without_machine);
    json.number("machines", overview.machines);
    json.number("fit", overview.fit);
    json.number("low", overview.low);
    json.number("unknown", overview.unknown);
    write_windows11(json, overview.windows11);
    json.number("out_of_support", overview.out_of_support);
    json.begin_object("failing_by_aspect");
    for (const auto& [aspect, seats] : overview.failing_by_aspect)
        json.number(planning::name_of(aspect), seats);
    json.end_object();
    write_time_or_null(json, "newest_report", overview.newest_report);
    json.number("silent_machines", overview.silent_machines);
    write_text(json, "headline", overview.headline);
    json.end_object();
    return json.take();
}

std::string units_json(const std::vector<planning::UnitFigures>& units) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& unit : units) {
        json.begin_object();
        write_id(json, "id", unit.id);
        json.text("name", std::string_view(unit.name));
        write_id_or_null(json, "parent_id", unit.parent);
        json.number("seats", unit.seats);
        json.number("low", unit.low);
        json.number("without_machine", unit.without_machine);
        json.number("fit", unit.fit);
        json.number("machines", unit.machines);
        json.number("out_of_support", unit.out_of_support);
        write_windows11(json, unit.windows11);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

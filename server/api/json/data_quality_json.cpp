#include "server/api/json/data_quality_json.h"

#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"
#include "server/organisation/day_text.h"

#include <optional>
#include <unordered_map>

namespace rasoat::api {
namespace {

void write_definitions(JsonWriter& json, std::span<const planning::FigureDefinition> definitions) {
    json.begin_array("definitions");
    for (const auto& definition : definitions) {
        json.begin_object();
        json.text("figure", definition.name);
        json.text("quality", planning::name_of(definition.quality));
        write_text(json, "title", definition.title);
        write_text(json, "counts", definition.counts);
        json.end_object();
    }
    json.end_array();
}

void write_quality(
    JsonWriter& json, const planning::UnitQuality& quality, std::span<const planning::FigureDefinition> definitions) {
    json.number("seats", quality.seats);
    json.number("machines", quality.machines);
    json.number("faultless", quality.faultless);
    json.real("good_share", quality.good_share);
    json.boolean("lags", quality.lags);
    write_time_or_null(json, "newest_report", quality.newest_report);
    json.begin_object("figures");
    for (std::size_t index = 0; index < definitions.size(); ++index)
        json.number(definitions[index].name, quality.figures[index]);
    json.end_object();
}

} // namespace

std::string data_quality_json(
    const planning::ReviewedFleet& reviewed, const planning::DataQuality& quality,
    std::span<const planning::FigureDefinition> definitions, store::Reader& reader) {
    std::unordered_map<store::UnitId, store::Time> reminded;
    for (const auto& reminder : reader.latest_reminders())
        reminded.emplace(reminder.unit, reminder.at);
    std::unordered_map<store::UnitId, bool> has_email;
    for (const auto& unit : reader.units())
        has_email.emplace(unit.id, !unit.email.empty());
    JsonWriter json;
    json.begin_object();
    write_definitions(json, definitions);
    json.begin_object("whole");
    write_quality(json, quality.whole, definitions);
    json.end_object();
    json.begin_array("units");
    for (const auto& unit : quality.units) {
        const auto index = unit.unit.value();
        const auto id = reviewed.unit_ids[index];
        json.begin_object();
        write_id(json, "unit_id", id);
        json.text("unit", reviewed.fleet.units[index].name);
        const auto parent = reviewed.fleet.units[index].parent;
        write_id_or_null(json, "parent_id", parent ? std::optional(reviewed.unit_ids[*parent]) : std::nullopt);
        write_quality(json, unit, definitions);
        json.boolean("has_email", has_email[id]);
        const auto last = reminded.find(id);
        write_time_or_null(json, "reminded_at", last == reminded.end() ? std::nullopt : std::optional(last->second));
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

std::string data_quality_rows_json(
    const planning::ReviewedFleet& reviewed, const std::vector<planning::QualityRow>& rows, std::size_t skip,
    std::size_t limit, store::Reader& reader) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (auto index = skip; index < rows.size() && index - skip < limit; ++index) {
        const auto& row = rows[index];
        json.begin_object();
        std::optional<planning::MachineReference> machine;
        if (row.machine) machine = planning::machine_reference(reviewed, *row.machine, reader);
        write_machine_or_null(json, "machine", machine);
        write_string_or_null(
            json, "hostname", row.machine ? std::optional(reviewed.hostnames[*row.machine]) : std::nullopt);
        std::optional<planning::SeatReference> seat;
        if (row.seat) seat = planning::seat_reference(reviewed, *row.seat);
        write_seat_or_null(json, "seat", seat);
        write_string_or_null(
            json, "unit", row.unit ? std::optional(reviewed.fleet.units[*row.unit].name) : std::nullopt);
        json.end_object();
    }
    json.end_array();
    json.number("total", rows.size());
    json.end_object();
    return json.take();
}

std::string indicators_json(
    const planning::ReviewedFleet& reviewed, const std::vector<planning::UnitIndicators>& units,
    std::span<const planning::FigureDefinition> definitions, store::Time now) {
    JsonWriter json;
    json.begin_object();
    json.text("format", planning::indicators_format);
    json.text("made_at", std::string_view(time_text(now)));
    json.text("on", std::string_view(organisation::day_text(reviewed.policies.today)));
    json.text("organisation", reviewed.organisation);
    write_definitions(json, definitions);
    json.begin_array("units");
    for (const auto& of_unit : units) {
        json.begin_object();
        std::optional<std::string> code;
        std::optional<std::string> parent;
        auto name = reviewed.organisation;
        if (of_unit.unit) {
            const auto& unit = reviewed.fleet.units[*of_unit.unit];
            code = unit.id;
            name = unit.name;
            if (unit.parent) parent = reviewed.fleet.units[*unit.parent].id;
        }
        write_string_or_null(json, "code", code);
        json.text("name", name);
        write_string_or_null(json, "parent_code", parent);
        json.real("good_share", of_unit.good_share);
        json.begin_object("values");
        for (const auto& [indicator, value] : of_unit.values)
            json.integer(indicator, value);
        json.end_object();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

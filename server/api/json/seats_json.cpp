#include "server/api/json/seats_json.h"

#include "server/api/json/text_json.h"
#include "server/planning/search_text.h"
#include "server/planning/unit_tree.h"

namespace rasoat::api {
namespace {

void write_seat_members(JsonWriter& json, store::Reader& reader, const store::Seat& seat) {
    write_id(json, "id", seat.id);
    json.text("code", seat.code);
    json.text("name", seat.name);
    json.text("person", seat.person);
    json.text("role_id", seat.role);
    json.real("weight", seat.weight);
    write_id(json, "unit_id", seat.unit);
    const auto unit = reader.unit(seat.unit);
    json.text("unit", unit ? std::string_view(unit->name) : std::string_view{});
    write_id_or_null(json, "machine_id", seat.machine);
    const auto machine = seat.machine ? reader.machine(*seat.machine) : std::nullopt;
    write_string_or_null(json, "hostname", machine ? std::optional(machine->hostname) : std::nullopt);
}

std::string_view name_of(organisation::SuggestionGround ground) {
    switch (ground) {
    case organisation::SuggestionGround::seat_code:
        return "seat_code";
    case organisation::SuggestionGround::unit_in_name:
        return "unit_in_name";
    case organisation::SuggestionGround::unit_of_machine:
        return "unit_of_machine";
    }
    return {};
}

} // namespace

std::string seats_json(const planning::ReviewedFleet& reviewed, store::Reader& reader, const SeatQuery& query) {
    const auto units = query.unit ? planning::units_below(reviewed, *query.unit) : std::vector<bool>{};
    const auto words = planning::search_words(query.words);
    const auto passes = [&](const store::Seat& seat) {
        if (query.only_free && seat.machine) return false;
        const auto unit = planning::present_unit(reviewed, seat.unit);
        if (query.unit && (!unit || !units[*unit])) return false;
        if (words.empty()) return true;
        const auto unit_name = unit ? reviewed.fleet.units[*unit].name : std::string{};
        return planning::holds_all(
            planning::folded(seat.code + ' ' + seat.name + ' ' + seat.person + ' ' + unit_name), words);
    };
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    std::size_t found = 0;
    for (const auto& seat : reader.seats()) {
        if (!passes(seat)) continue;
        if (found++ < query.skip || found > query.skip + query.limit) continue;
        json.begin_object();
        write_seat_members(json, reader, seat);
        json.end_object();
    }
    json.end_array();
    json.number("total", found);
    json.end_object();
    return json.take();
}

std::string seat_json(store::Reader& reader, store::SeatId id) {
    JsonWriter json;
    json.begin_object();
    write_seat_members(json, reader, reader.seat(id).value());
    json.end_object();
    return json.take();
}

std::string assigned_json(const std::vector<organisation::Assignment>& assignments) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& assignment : assignments) {
        json.begin_object();
        write_id(json, "seat_id", assignment.seat);
        write_id_or_null(json, "machine_id", assignment.machine);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

std::string seat_suggestions_json(store::Reader& reader, const std::vector<organisation::SeatSuggestion>& suggestions) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& suggestion : suggestions) {
        const auto seat = reader.seat(suggestion.seat).value();
        const auto unit = reader.unit(seat.unit);
        json.begin_object();
        write_id(json, "machine_id", suggestion.machine);
        json.text("hostname", suggestion.hostname);
        write_id(json, "seat_id", suggestion.seat);
        json.text("seat", seat.name);
        json.text("unit", unit ? std::string_view(unit->name) : std::string_view{});
        json.text("ground", name_of(suggestion.ground));
        write_text(json, "why", suggestion.why);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

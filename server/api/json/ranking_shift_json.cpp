#include "server/api/json/ranking_shift_json.h"

#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"

namespace rasoat::api {
namespace {

void write_turned(JsonWriter& json, std::string_view key, const planning::TurnedSeats& turned) {
    json.begin_object(key);
    json.number("total", turned.total);
    json.begin_array("items");
    for (const auto& item : turned.items) {
        json.begin_object();
        write_seat(json, "seat", item.seat);
        write_machine_or_null(json, "machine", item.machine);
        write_real_or_null(json, "score_before", item.score_before);
        write_real_or_null(json, "score_after", item.score_after);
        json.number("rank_before", item.rank_before);
        json.number("rank_after", item.rank_after);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

} // namespace

std::string ranking_shift_json(const planning::RankingShift& shift) {
    JsonWriter json;
    json.begin_object();
    json.number("seats", shift.seats);
    json.number("low_before", shift.low_before);
    json.number("low_after", shift.low_after);
    json.number("moved", shift.moved);
    write_turned(json, "newly_low", shift.newly_low);
    write_turned(json, "newly_fit", shift.newly_fit);
    json.begin_array("units");
    for (const auto& unit : shift.units) {
        json.begin_object();
        write_id(json, "id", unit.id);
        json.text("name", unit.name);
        json.number("seats", unit.seats);
        json.number("low_before", unit.low_before);
        json.number("low_after", unit.low_after);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

#include "server/api/json/ranking_json.h"

#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"

namespace rasoat::api {

std::string ranking_json(const planning::RankingPage& page) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& item : page.items) {
        json.begin_object();
        json.number("rank", item.rank);
        write_seat(json, "seat", item.seat);
        write_machine_or_null(json, "machine", item.machine);
        write_real_or_null(json, "score", item.score);
        json.text("verdict", planning::name_of(item.verdict));
        write_findings(json, "reasons", item.reasons);
        write_findings(json, "unknowns", item.unknowns);
        write_remedy_or_null(json, "remedy", item.remedy);
        json.end_object();
    }
    json.end_array();
    write_string_or_null(json, "next_cursor", page.next_cursor);
    json.number("total", page.total);
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

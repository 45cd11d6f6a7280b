#include "server/api/audit_trail.h"

#include "server/api/http/problem.h"
#include "server/api/json/text_json.h"
#include "server/api/list_parameters.h"

namespace rasoat::api {

Answer audit_trail(const Services& services, Call& call) {
    const auto cursor = call.query("cursor", most_cursor_bytes);
    const auto before = store::parse_id<store::AuditId>(cursor);
    if (!cursor.empty() && !before) throw http::ProblemError(bad_cursor());
    const auto limit = call.query_number_or("limit", default_page, most_on_page);
    const auto entries = services.store.snapshot()->audit_trail(before, limit + 1);
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (std::size_t index = 0; index < entries.size() && index < limit; ++index) {
        const auto& entry = entries[index];
        json.begin_object();
        write_id(json, "id", entry.id);
        json.text("at", std::string_view(time_text(entry.at)));
        json.text("actor", std::string_view(entry.actor));
        json.text("action", std::string_view(entry.action));
        json.text("subject", std::string_view(entry.subject));
        json.text("detail", std::string_view(entry.detail));
        json.end_object();
    }
    json.end_array();
    write_id_or_null(json, "next_cursor", entries.size() > limit ? std::optional(entries[limit - 1].id) : std::nullopt);
    json.end_object();
    return shown(json.take());
}

} // namespace rasoat::api

#include "server/api/audit_trail.h"

#include "server/api/http/problem.h"
#include "server/api/json/text_json.h"
#include "server/api/list_parameters.h"
#include "server/api/time_parameters.h"

namespace rasoat::api {
namespace {

constexpr std::size_t most_name_bytes = 200;

std::optional<std::string> name_parameter(const Call& call, std::string_view name) {
    auto given = call.query(name, most_name_bytes);
    return given.empty() ? std::nullopt : std::optional(std::move(given));
}

std::optional<store::Time> time_parameter(const Call& call, std::string_view name) {
    const auto given = call.query(name, 40);
    if (given.empty()) return std::nullopt;
    const auto time = utc_time(given);
    if (!time)
        throw http::ProblemError(http::invalid_value(
            std::string(name), {"Phải là thời điểm UTC như 2026-11-24T17:00:00Z.",
                                "Must be a moment in UTC such as 2026-11-24T17:00:00Z."}));
    return time;
}

store::AuditQuery query_of(const Call& call) {
    const auto cursor = call.query("cursor", most_cursor_bytes);
    store::AuditQuery query;
    query.before = store::parse_id<store::AuditId>(cursor);
    if (!cursor.empty() && !query.before) throw http::ProblemError(bad_cursor());
    query.actor = name_parameter(call, "actor");
    query.action = name_parameter(call, "action");
    query.from = time_parameter(call, "from");
    query.until = time_parameter(call, "until");
    return query;
}

} // namespace

Answer audit_trail(const Services& services, Call& call) {
    const auto query = query_of(call);
    const auto limit = call.query_number_or("limit", default_page, most_on_page);
    const auto entries = services.store.snapshot()->audit_trail(query, limit + 1);
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

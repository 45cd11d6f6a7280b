#include "server/api/json/text_json.h"

#include "server/api/http/utc_time.h"

namespace rasoat::api {

void write_text(JsonWriter& json, std::string_view key, const planner::Bilingual& text) {
    json.begin_object(key);
    json.text("vi", std::string_view(text.vi));
    json.text("en", std::string_view(text.en));
    json.end_object();
}

void write_text_or_null(JsonWriter& json, std::string_view key, const std::optional<planner::Bilingual>& text) {
    text ? write_text(json, key, *text) : json.null(key);
}

std::string time_text(store::Time time) {
    return http::utc_text(time);
}

void write_time_or_null(JsonWriter& json, std::string_view key, const std::optional<store::Time>& time) {
    time ? json.text(key, std::string_view(time_text(*time))) : json.null(key);
}

void write_real_or_null(JsonWriter& json, std::string_view key, const std::optional<double>& value) {
    value ? json.real(key, *value) : json.null(key);
}

void write_string_or_null(JsonWriter& json, std::string_view key, const std::optional<std::string>& value) {
    value ? json.text(key, std::string_view(*value)) : json.null(key);
}

void write_integer_or_null(JsonWriter& json, std::string_view key, const std::optional<std::int64_t>& value) {
    value ? json.integer(key, *value) : json.null(key);
}

} // namespace rasoat::api

#pragma once

#include "agent/report/json_writer.h"
#include "planner/model/text.h"
#include "server/store/records.h"

#include <optional>
#include <string>
#include <string_view>

/// How plain values are written in all answers.
namespace rasoat::api {

using report::JsonWriter;

/// {"vi": ..., "en": ...} (schema Text).
void write_text(JsonWriter& json, std::string_view key, const planner::Bilingual& text);
void write_text_or_null(JsonWriter& json, std::string_view key, const std::optional<planner::Bilingual>& text);

/// RFC 3339.
[[nodiscard]] std::string time_text(store::Time time);
void write_time_or_null(JsonWriter& json, std::string_view key, const std::optional<store::Time>& time);

void write_real_or_null(JsonWriter& json, std::string_view key, const std::optional<double>& value);
void write_string_or_null(JsonWriter& json, std::string_view key, const std::optional<std::string>& value);
void write_integer_or_null(JsonWriter& json, std::string_view key, const std::optional<std::int64_t>& value);

template <class Id>
void write_id(JsonWriter& json, std::string_view key, Id id) {
    json.text(key, std::string_view(store::to_string(id)));
}

template <class Id>
void write_id_or_null(JsonWriter& json, std::string_view key, const std::optional<Id>& id) {
    id ? write_id(json, key, *id) : json.null(key);
}

} // namespace rasoat::api

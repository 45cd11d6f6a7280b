#pragma once

#include "agent/report/json_writer.h"
#include "server/rules/record.h"

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::rules {

/// The record that a JSON object holds, every value checked; a member that is absent or null is not set. Texts lose the
/// spaces around them. Throws RecordRefused naming the field, for unknown members too, and for what is no object.
/// `otherwise`: what holds where a required member is absent.
[[nodiscard]] Record
record_in_json(const Schema& schema, std::string_view json, const std::optional<Record>& otherwise = std::nullopt);

/// One flat object; what is not set is null. Equal records give equal texts.
[[nodiscard]] std::string to_json(const Record& record);

/// Its members, into an object that was begun; without the one of the name `but`.
void write_members(report::JsonWriter& json, const Record& record, std::string_view but = {});

/// By which a change says which state of the record it saw: 16 hexadecimal digits.
[[nodiscard]] std::string version_of(const Record& record);

} // namespace rasoat::rules

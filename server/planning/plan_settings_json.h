#pragma once

#include "agent/report/json_writer.h"
#include "server/planning/plan_settings.h"

#include <simdjson.h>

#include <string>
#include <string_view>

/// Settings as JSON: PlanSettings of openapi.yaml with all its members, so they are kept as they are shown.
namespace rasoat::planning {

/// {"seat_id": "12", "kind": "must", "option": null}
void write_members(report::JsonWriter& json, const SeatLock& lock);
void write_members(report::JsonWriter& json, const PlanSettings& settings);

/// Read what write_members wrote, as parts of a document. Throw simdjson::simdjson_error, or store::StoreCorrupt.
[[nodiscard]] SeatLock lock_in(simdjson::dom::element object);
[[nodiscard]] PlanSettings settings_in(simdjson::dom::element object);

/// The kind of a lock by the words of openapi.yaml. Throws nothing: none where they name no lock.
[[nodiscard]] std::optional<planner::Lock::Kind> lock_kind(std::string_view kind, std::string_view option);

[[nodiscard]] std::string to_json(const PlanSettings& settings);
/// Reads what to_json wrote, of this version or an earlier one. Throws store::StoreCorrupt where it is no such text.
[[nodiscard]] PlanSettings settings_from_json(std::string_view json);

} // namespace rasoat::planning

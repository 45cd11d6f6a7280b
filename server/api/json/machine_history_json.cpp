#include "server/api/json/machine_history_json.h"

#include "server/api/json/text_json.h"
#include "server/inventory/changes.h"
#include "server/planning/list_cursor.h"

#include <array>

namespace rasoat::api {
namespace {

/// In the order of store::MachinePart.
constexpr auto parts = std::to_array<std::string_view>(
    {"system", "baseboard", "firmware", "secure_boot", "tpm", "processor", "memory", "disk", "disk_health",
     "operating_system", "hostname", "gpu", "monitor", "network", "battery", "unit", "seat"});

} // namespace

std::string machine_history_json(const std::vector<store::PlacedHistoryEntry>& entries, std::size_t limit) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (std::size_t index = 0; index < entries.size() && index < limit; ++index) {
        const auto& entry = entries[index].entry;
        json.begin_object();
        json.text("at", std::string_view(time_text(entry.at)));
        json.text("part", parts.at(static_cast<std::size_t>(entry.part)));
        json.text("before", entry.before);
        json.text("after", entry.after);
        write_text(json, "what", inventory::sentence(entry));
        json.end_object();
    }
    json.end_array();
    const auto more = entries.size() > limit;
    write_string_or_null(
        json, "next_cursor", more ? std::optional(planning::history_cursor(entries[limit - 1].place)) : std::nullopt);
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

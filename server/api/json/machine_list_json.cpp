#include "server/api/json/machine_list_json.h"

#include "server/api/json/references_json.h"
#include "server/api/json/text_json.h"

namespace rasoat::api {
namespace {

std::optional<std::string> kind_name(const std::optional<planner::MachineKind>& kind) {
    if (!kind) return std::nullopt;
    return *kind == planner::MachineKind::laptop ? "laptop" : "desktop";
}

std::optional<std::string> disk_kind_name(const std::optional<planner::DiskKind>& kind) {
    if (!kind) return std::nullopt;
    if (*kind == planner::DiskKind::hdd) return "hdd";
    return *kind == planner::DiskKind::ssd ? "ssd" : "nvme";
}

template <class Amount>
std::optional<std::int64_t> count_of(const std::optional<Amount>& amount) {
    return amount ? std::optional(amount->count) : std::nullopt;
}

void write_facts(JsonWriter& json, const planner::Machine& facts) {
    write_string_or_null(json, "kind", kind_name(facts.kind));
    json.text("processor", std::string_view(facts.processor.name));
    write_integer_or_null(json, "memory_mb", count_of(facts.memory.total));
    write_string_or_null(json, "disk_kind", disk_kind_name(facts.disk.kind));
    write_integer_or_null(json, "disk_gb", count_of(facts.disk.size));
    json.text("operating_system", std::string_view(facts.operating_system.name));
    const auto year = planning::year_of(facts);
    write_integer_or_null(json, "year", year ? std::optional<std::int64_t>(year->value) : std::nullopt);
}

} // namespace

std::string machine_list_json(const planning::MachineList& list) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& row : list.rows) {
        json.begin_object();
        write_machine(json, "machine", row.machine);
        json.text("hostname", std::string_view(row.hostname));
        write_seat_or_null(json, "seat", row.seat);
        write_string_or_null(json, "unit", row.unit);
        json.text("verdict", planning::name_of(row.verdict));
        write_real_or_null(json, "score", row.score);
        write_facts(json, row.facts);
        json.text("windows11", planning::name_of(row.windows11));
        json.boolean("out_of_support", row.out_of_support);
        json.end_object();
    }
    json.end_array();
    json.number("total", list.total);
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

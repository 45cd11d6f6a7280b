#include "server/api/json/doubt_json.h"

#include "server/api/json/text_json.h"
#include "server/inventory/doubts.h"

namespace rasoat::api {
namespace {

std::string_view name_of(store::DoubtState state) {
    switch (state) {
    case store::DoubtState::open:
        return "open";
    case store::DoubtState::merged:
        return "merged";
    case store::DoubtState::kept_apart:
        return "kept_apart";
    case store::DoubtState::split:
        return "split";
    }
    return {};
}

planner::Bilingual name_of(store::FactKind kind) {
    switch (kind) {
    case store::FactKind::system_uuid:
        return {"UUID của máy", "System UUID"};
    case store::FactKind::system_serial:
        return {"Số sê-ri máy", "System serial number"};
    case store::FactKind::board_serial:
        return {"Số sê-ri bo mạch chủ", "Mainboard serial number"};
    case store::FactKind::chassis_serial:
        return {"Số sê-ri vỏ máy", "Chassis serial number"};
    case store::FactKind::disk_serial:
        return {"Số sê-ri ổ cứng", "Disk serial number"};
    case store::FactKind::mac_address:
        return {"Địa chỉ card mạng", "Network address"};
    case store::FactKind::agent_id:
        return {"Mã tác tử", "Agent id"};
    case store::FactKind::books_name:
        return {"Tên máy trong sổ sách", "Computer name in the books"};
    case store::FactKind::books_asset_code:
        return {"Mã tài sản trong sổ sách", "Asset code in the books"};
    }
    return {};
}

std::string_view name_of(inventory::Agreement agreement) {
    switch (agreement) {
    case inventory::Agreement::nothing_to_compare:
        return "unknown";
    case inventory::Agreement::differs:
        return "differs";
    case inventory::Agreement::agrees_by_shared:
        return "agrees_shared";
    case inventory::Agreement::agrees:
        return "agrees";
    }
    return {};
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
    json.begin_array(key);
    for (const auto& text : texts)
        json.text_item(text);
    json.end_array();
}

void write_machine(JsonWriter& json, std::string_view key, store::Reader& reader, store::MachineId id) {
    const auto machine = reader.machine(id).value();
    json.begin_object(key);
    write_id(json, "id", id);
    json.text("hostname", machine.hostname);
    json.text("first_reported", std::string_view(time_text(machine.first_reported)));
    write_time_or_null(json, "last_seen", reader.last_seen(id));
    const auto unit = machine.unit ? reader.unit(*machine.unit) : std::nullopt;
    write_string_or_null(json, "unit", unit ? std::optional(unit->name) : std::nullopt);
    const auto seat = reader.seat_of(id);
    write_string_or_null(json, "seat", seat ? std::optional(seat->name) : std::nullopt);
    write_id_or_null(json, "merged_into_id", machine.merged_into);
    json.end_object();
}

void write_members(JsonWriter& json, store::Reader& reader, const store::IdentityDoubt& doubt) {
    write_id(json, "id", doubt.id);
    json.text("state", name_of(doubt.state));
    json.integer("likeness", doubt.likeness);
    json.text("found_at", std::string_view(time_text(doubt.found_at)));
    write_time_or_null(json, "decided_at", doubt.decided_at);
    write_string_or_null(json, "decided_by", doubt.decided_at ? std::optional(doubt.decided_by) : std::nullopt);
    write_machine(json, "one", reader, doubt.one);
    write_machine(json, "other", reader, doubt.other);
    json.begin_array("evidence");
    for (const auto& entry : inventory::evidence_of(reader, doubt)) {
        json.begin_object();
        write_text(json, "what", name_of(entry.kind));
        json.text("agreement", name_of(entry.agreement));
        json.integer("weight", entry.weight);
        write_texts(json, "one", entry.known);
        write_texts(json, "other", entry.seen);
        json.end_object();
    }
    json.end_array();
}

} // namespace

std::string doubt_json(store::Reader& reader, const store::IdentityDoubt& doubt) {
    JsonWriter json;
    json.begin_object();
    write_members(json, reader, doubt);
    json.end_object();
    return json.take();
}

std::string doubt_page_json(
    store::Reader& reader, const std::vector<store::IdentityDoubt>& doubts, std::size_t limit, std::int64_t total) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (std::size_t index = 0; index < doubts.size() && index < limit; ++index) {
        json.begin_object();
        write_members(json, reader, doubts[index]);
        json.end_object();
    }
    json.end_array();
    const auto more = doubts.size() > limit;
    write_string_or_null(
        json, "next_cursor", more ? std::optional(store::to_string(doubts[limit - 1].id)) : std::nullopt);
    json.integer("total", total);
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

#include "server/organisation/reorganisation_text.h"

#include "agent/report/json_writer.h"
#include "server/organisation/day_text.h"
#include "server/organisation/organisation_refused.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace rasoat::organisation {
namespace {

using report::JsonWriter;
using simdjson::dom::element;

constexpr std::size_t most_name = 200; // characters would be fewer; bytes are what is counted here
constexpr std::size_t most_parts = 50;
constexpr std::size_t most_units = 200;

[[noreturn]] void refuse(const std::string& field, std::string vi, std::string en) {
    throw OrganisationRefused(field, {std::move(vi), std::move(en)});
}

/// An object of the request, by where it stands.
struct At {
    element object;
    std::string pointer; ///< empty: the whole
    [[nodiscard]] std::string field(std::string_view key) const { return fmt::format("{}/{}", pointer, key); }
};

std::optional<element> member(const At& at, std::string_view key) {
    element value;
    if (at.object[key].get(value) || value.is_null()) return std::nullopt;
    return value;
}

std::optional<std::string> text_if_set(const At& at, std::string_view key) {
    const auto value = member(at, key);
    if (!value) return std::nullopt;
    std::string_view text;
    if (value->get_string().get(text) || text.empty() || text.size() > most_name || text.find('\0') != text.npos)
        refuse(
            at.field(key), fmt::format("Phải là chuỗi từ 1 đến {} byte.", most_name),
            fmt::format("Must be a text of 1 to {} bytes.", most_name));
    return std::string(text);
}

std::string text(const At& at, std::string_view key) {
    auto value = text_if_set(at, key);
    if (!value) refuse(at.field(key), "Trường này là bắt buộc.", "This field is required.");
    return *std::move(value);
}

template <class SomeId>
SomeId id_in(element value, const std::string& field) {
    std::string_view text;
    std::optional<SomeId> id;
    if (!value.get_string().get(text)) id = store::parse_id<SomeId>(text);
    if (!id) refuse(field, "Phải là một mã số trong ngoặc kép.", "Must be an id, a number in quotes.");
    return *id;
}

template <class SomeId>
std::optional<SomeId> id_if_set(const At& at, std::string_view key) {
    const auto value = member(at, key);
    return value ? std::optional(id_in<SomeId>(*value, at.field(key))) : std::nullopt;
}

store::UnitId unit_id(const At& at, std::string_view key) {
    const auto id = id_if_set<store::UnitId>(at, key);
    if (!id) refuse(at.field(key), "Trường này là bắt buộc.", "This field is required.");
    return *id;
}

/// The items of an array, each with its pointer.
std::vector<At> items(const At& at, std::string_view key, std::size_t most) {
    std::vector<At> found;
    const auto value = member(at, key);
    if (!value) return found;
    simdjson::dom::array array;
    if (value->get_array().get(array) || array.size() > most)
        refuse(
            at.field(key), fmt::format("Phải là danh sách tối đa {} mục.", most),
            fmt::format("Must be a list of {} items at the most.", most));
    for (const element item : array)
        found.push_back({item, fmt::format("{}/{}", at.field(key), found.size())});
    return found;
}

At object_in(const At& at, std::string_view key) {
    const auto value = member(at, key);
    if (!value || !value->is_object()) refuse(at.field(key), "Phải là một đối tượng.", "Must be an object.");
    return {*value, at.field(key)};
}

UnitDraft draft_in(const At& at) {
    return {text(at, "code"), text(at, "name"), id_if_set<store::UnitId>(at, "parent_id")};
}

Rename rename_in(const At& at) {
    return {unit_id(at, "unit_id"), text_if_set(at, "code"), text_if_set(at, "name")};
}

Move move_in(const At& at) {
    return {unit_id(at, "unit_id"), id_if_set<store::UnitId>(at, "parent_id")};
}

Merge merge_in(const At& at) {
    Merge merge;
    for (const auto& unit : items(at, "units", most_units))
        merge.units.push_back(id_in<store::UnitId>(unit.object, unit.pointer));
    const auto into = object_in(at, "into");
    if (const auto existing = id_if_set<store::UnitId>(into, "unit_id"))
        merge.into = *existing;
    else
        merge.into = draft_in(into);
    return merge;
}

Split split_in(const At& at) {
    constexpr std::size_t most_seats = 20'000;
    Split split;
    split.unit = unit_id(at, "unit_id");
    for (const auto& item : items(at, "parts", most_parts)) {
        SplitPart part{draft_in(item), {}};
        for (const auto& seat : items(item, "seats", most_seats))
            part.seats.push_back(id_in<store::SeatId>(seat.object, seat.pointer));
        split.parts.push_back(std::move(part));
    }
    if (const auto ends = member(at, "ends"))
        if (ends->get_bool().get(split.ends))
            refuse(at.field("ends"), "Phải là true hoặc false.", "Must be true or false.");
    return split;
}

void write(JsonWriter& json, const UnitDraft& draft) {
    json.text("code", draft.code);
    json.text("name", draft.name);
    if (draft.parent) json.text("parent_id", store::to_string(*draft.parent));
}

void write(JsonWriter& json, const Rename& rename) {
    json.text("kind", "rename");
    json.text("unit_id", store::to_string(rename.unit));
    json.text("code", rename.code);
    json.text("name", rename.name);
}

void write(JsonWriter& json, const Move& move) {
    json.text("kind", "move");
    json.text("unit_id", store::to_string(move.unit));
    if (move.parent) json.text("parent_id", store::to_string(*move.parent));
}

void write(JsonWriter& json, const Merge& merge) {
    json.text("kind", "merge");
    json.begin_array("units");
    for (const auto unit : merge.units)
        json.text_item(store::to_string(unit));
    json.end_array();
    json.begin_object("into");
    if (const auto* existing = std::get_if<store::UnitId>(&merge.into))
        json.text("unit_id", store::to_string(*existing));
    else
        write(json, std::get<UnitDraft>(merge.into));
    json.end_object();
}

void write(JsonWriter& json, const Split& split) {
    json.text("kind", "split");
    json.text("unit_id", store::to_string(split.unit));
    json.begin_array("parts");
    for (const auto& part : split.parts) {
        json.begin_object();
        write(json, part.unit);
        json.begin_array("seats");
        for (const auto seat : part.seats)
            json.text_item(store::to_string(seat));
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.boolean("ends", split.ends);
}

} // namespace

Request request_from_json(std::string_view json) {
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(json.data(), json.size()).get(root) || !root.is_object())
        refuse("", "Nội dung phải là một đối tượng JSON hợp lệ.", "The body must be one valid JSON object.");
    const At at{root, ""};
    Request request;
    const auto kind = text(at, "kind");
    if (kind == "rename")
        request.what = rename_in(at);
    else if (kind == "move")
        request.what = move_in(at);
    else if (kind == "merge")
        request.what = merge_in(at);
    else if (kind == "split")
        request.what = split_in(at);
    else
        refuse("/kind", "Phải là rename, move, merge hoặc split.", "Must be rename, move, merge or split.");
    const auto on = day_in(text(at, "on"));
    if (!on) refuse("/on", "Phải là một ngày dạng 2025-07-01.", "Must be a day such as 2025-07-01.");
    request.on = *on;
    request.decision = text_if_set(at, "decision").value_or("");
    return request;
}

std::string to_json(const Request& request) {
    JsonWriter json;
    json.begin_object();
    std::visit([&](const auto& what) { write(json, what); }, request.what);
    json.text("on", day_text(request.on));
    if (!request.decision.empty()) json.text("decision", request.decision);
    json.end_object();
    return json.take();
}

} // namespace rasoat::organisation

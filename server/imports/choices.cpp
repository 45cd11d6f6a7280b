#include "server/imports/choices.h"

#include "agent/report/json_writer.h"
#include "server/store/store_error.h"

#include <simdjson.h>

#include <algorithm>

namespace rasoat::imports {

namespace {

/// A title, a place and a date may stand above the headings.
constexpr std::size_t rows_looked_at = 20;

std::vector<std::optional<Field>> fields_in(Kind kind, const std::vector<intake::Cell>& headings) {
    std::vector<std::optional<Field>> columns;
    for (const auto& heading : headings) {
        auto field = field_in_heading(kind, heading.text);
        // The first of two columns that name the same is the one.
        if (field && std::ranges::find(columns, field) != columns.end()) field.reset();
        columns.push_back(field);
    }
    return columns;
}

} // namespace

Choices guessed_choices(Kind kind, const intake::Spreadsheet& table) {
    Choices best;
    best.sheet = table.sheet;
    std::ptrdiff_t most = -1;
    for (std::size_t row = 0; row < std::min(table.rows.size(), rows_looked_at); ++row) {
        if (table.rows[row].empty()) continue;
        auto columns = fields_in(kind, table.rows[row]);
        const auto named = std::ranges::count_if(columns, [](const auto& field) { return field.has_value(); });
        if (named <= most) continue;
        most = named;
        best.heading_row = row;
        best.columns = std::move(columns);
    }
    return best;
}

std::vector<Field> missing_fields(Kind kind, const Choices& choices) {
    std::vector<Field> missing;
    const auto has = [&](Field field) {
        return std::ranges::find(choices.columns, std::optional(field)) != choices.columns.end();
    };
    for (const auto& use : fields_of(kind))
        if (use.required && !has(use.field)) missing.push_back(use.field);
    // An asset is found by any of the three.
    if (kind == Kind::assets && !has(Field::serial) && !has(Field::hostname) && !has(Field::asset_code))
        missing.push_back(Field::serial);
    // A seat may go by its code alone.
    if (kind == Kind::seats && has(Field::seat_code)) std::erase(missing, Field::seat_name);
    if (kind == Kind::models && has(Field::code)) std::erase(missing, Field::name_vi);
    // A unit's budget of a year is found without a code.
    if (kind == Kind::funds && !has(Field::code) && !has(Field::unit)) missing.push_back(Field::code);
    return missing;
}

std::string to_json(const Choices& choices) {
    report::JsonWriter json;
    json.begin_object();
    json.integer("sheet", static_cast<std::int64_t>(choices.sheet));
    json.integer("heading_row", static_cast<std::int64_t>(choices.heading_row));
    json.begin_array("columns");
    for (const auto& field : choices.columns)
        json.text_item(field ? name_of(*field) : std::string_view{});
    json.end_array();
    json.end_object();
    return json.take();
}

Choices choices_in_json(std::string_view json) {
    try {
        simdjson::dom::parser parser;
        const simdjson::dom::element root = parser.parse(json.data(), json.size());
        Choices choices;
        choices.sheet = static_cast<std::size_t>(std::uint64_t(root["sheet"]));
        choices.heading_row = static_cast<std::size_t>(std::uint64_t(root["heading_row"]));
        for (const std::string_view name : simdjson::dom::array(root["columns"]))
            choices.columns.push_back(field_named(name));
        return choices;
    } catch (const simdjson::simdjson_error& error) {
        throw store::StoreCorrupt(std::string("what was chosen for an import cannot be read: ") + error.what());
    }
}

} // namespace rasoat::imports

#include "server/api/json/import_json.h"

#include "server/api/json/text_json.h"

#include <algorithm>

namespace rasoat::api {

namespace {

constexpr std::size_t most_samples = 3;

std::string_view name_of(store::ImportState state) {
    switch (state) {
    case store::ImportState::draft:
        return "draft";
    case store::ImportState::confirmed:
        return "confirmed";
    case store::ImportState::undone:
        break;
    }
    return "undone";
}

void write_import_members(JsonWriter& json, const store::Import& import) {
    write_id(json, "id", import.id);
    json.text("kind", import.kind);
    json.text("file_name", import.file_name);
    json.text("state", name_of(import.state));
    json.text("made_at", time_text(import.made_at));
    json.text("made_by", import.made_by);
    write_time_or_null(json, "settled_at", import.settled_at);
    json.text("settled_by", import.settled_by);
    json.integer("records_changed", import.changed);
}

void write_number(JsonWriter& json, std::string_view key, std::size_t number) {
    json.integer(key, static_cast<std::int64_t>(number));
}

void write_field(JsonWriter& json, std::string_view key, const std::optional<imports::Field>& field) {
    field ? json.text(key, imports::name_of(*field)) : json.null(key);
}

/// "A", "B", ..., "AA": as spreadsheets name columns.
std::string column_letters(std::size_t column) {
    constexpr std::size_t letters = 26;
    std::string name;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / letters)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % letters));
    return name;
}

/// The first texts below the heading, by which an officer knows a column again.
void write_samples(JsonWriter& json, const imports::Look& look, std::size_t column) {
    json.begin_array("samples");
    std::size_t written = 0;
    for (auto row = look.choices.heading_row + 1; row < look.table.rows.size() && written < most_samples; ++row) {
        const auto& cells = look.table.rows[row];
        if (column >= cells.size() || cells[column].text.empty()) continue;
        json.text_item(cells[column].text);
        ++written;
    }
    json.end_array();
}

void write_columns(JsonWriter& json, const imports::Look& look) {
    const auto& rows = look.table.rows;
    const auto heading =
        look.choices.heading_row < rows.size() ? rows[look.choices.heading_row] : std::vector<intake::Cell>{};
    std::size_t width = std::max(heading.size(), look.choices.columns.size());
    for (const auto& row : rows)
        width = std::max(width, row.size());
    json.begin_array("columns");
    for (std::size_t column = 0; column < width; ++column) {
        json.begin_object();
        write_number(json, "column", column);
        json.text("letters", column_letters(column));
        json.text("heading", column < heading.size() ? heading[column].text : std::string());
        write_field(json, "field", column < look.choices.columns.size() ? look.choices.columns[column] : std::nullopt);
        write_samples(json, look, column);
        json.end_object();
    }
    json.end_array();
}

void write_fields(JsonWriter& json, const imports::Look& look) {
    json.begin_array("fields");
    for (const auto& use : imports::fields_of(look.kind)) {
        json.begin_object();
        write_field(json, "field", use.field);
        write_text(json, "label", imports::label_of(use.field));
        json.boolean("required", use.required);
        json.boolean("personal", !use.guessed);
        json.end_object();
    }
    json.end_array();
    json.begin_array("missing_fields");
    for (const auto field : look.missing)
        json.text_item(imports::name_of(field));
    json.end_array();
}

void write_counts(JsonWriter& json, const imports::RowCounts& counts) {
    json.begin_object("rows");
    write_number(json, "all", counts.all);
    write_number(json, "makes", counts.makes);
    write_number(json, "changes", counts.changes);
    write_number(json, "unchanged", counts.unchanged);
    write_number(json, "refused", counts.refused);
    json.end_object();
}

void write_row(JsonWriter& json, const imports::Look& look, const imports::ProposedRow& row) {
    json.begin_object();
    write_number(json, "row", row.row + 1);
    json.text("outcome", imports::name_of(row.outcome));
    json.text("target", row.target);
    json.begin_array("cells");
    for (const auto& cell : look.table.rows[row.row])
        json.text_item(cell.text);
    json.end_array();
    json.begin_array("changes");
    for (const auto& change : row.changes) {
        json.begin_object();
        write_field(json, "field", change.field);
        write_text(json, "label", imports::label_of(change.field));
        json.text("before", change.before);
        json.text("after", change.after);
        json.end_object();
    }
    json.end_array();
    json.begin_array("problems");
    for (const auto& problem : row.problems) {
        json.begin_object();
        write_integer_or_null(
            json, "column", problem.column ? std::optional(static_cast<std::int64_t>(*problem.column)) : std::nullopt);
        write_text(json, "text", problem.text);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

bool is_shown(const imports::ProposedRow& row, RowsShown only) {
    switch (only) {
    case RowsShown::changes:
        return row.outcome == imports::RowOutcome::makes || row.outcome == imports::RowOutcome::changes;
    case RowsShown::problems:
        return !row.problems.empty();
    case RowsShown::all:
        break;
    }
    return true;
}

} // namespace

std::string imports_json(const std::vector<store::Import>& imports) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& import : imports) {
        json.begin_object();
        write_import_members(json, import);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
}

std::string import_json(const imports::Look& look) {
    JsonWriter json;
    json.begin_object();
    write_import_members(json, look.import);
    json.text("format", look.table.format == intake::SpreadsheetFormat::xlsx ? "xlsx" : "csv");
    json.begin_array("sheets");
    for (const auto& name : look.table.sheets)
        json.text_item(name);
    json.end_array();
    write_number(json, "sheet", look.table.sheet);
    write_number(json, "heading_row", look.choices.heading_row + 1);
    write_columns(json, look);
    write_fields(json, look);
    write_counts(json, look.counts);
    json.end_object();
    return json.take();
}

std::string import_rows_json(const imports::Look& look, RowsShown only, std::size_t first, std::size_t limit) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    std::size_t seen = 0;
    bool more = false;
    for (const auto& row : look.rows) {
        if (!is_shown(row, only)) continue;
        const auto index = seen++;
        if (index < first) continue;
        more = index - first >= limit;
        if (more) break;
        write_row(json, look, row);
    }
    json.end_array();
    more ? json.text("next_cursor", std::to_string(first + limit)) : json.null("next_cursor");
    json.end_object();
    return json.take();
}

std::string undone_json(const imports::Undone& undone) {
    JsonWriter json;
    json.begin_object();
    write_number(json, "records", undone.records);
    write_number(json, "kept", undone.kept);
    json.end_object();
    return json.take();
}

} // namespace rasoat::api

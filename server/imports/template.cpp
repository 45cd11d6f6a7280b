#include "server/imports/template.h"

#include "server/changes/present_records.h"
#include "server/imports/form_row.h"
#include "server/rules/record_text.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace rasoat::imports {

namespace {

using documents::Cell;
using documents::in;
using documents::Language;
using rules::Record;

Bilingual title_of(Kind kind) {
    switch (kind) {
    case Kind::assets:
        return {"Tài sản máy tính", "Computers as assets"};
    case Kind::seats:
        return {"Vị trí làm việc", "Seats"};
    case Kind::positions:
        return {"Biên chế theo chức danh", "Staff by position"};
    case Kind::prices:
        return {"Giá mua sắm", "Purchase prices"};
    case Kind::models:
        return {"Mẫu máy", "Models"};
    case Kind::funds:
        break;
    }
    return {"Nguồn kinh phí", "Funds"};
}

/// The record's value as a list says it.
Cell cell_of(const Record& record, std::string_view key, Language language) {
    if (!record.has(key)) return {};
    const auto& field = record.schema().field(key);
    if (field.measure == rules::Measure::money) return store::Vnd{record.integer(key)};
    if (field.form == rules::Form::integer) return record.integer(key);
    return in(language, rules::text_of(field, record[key]));
}

/// Of units, by their ids.
using UnitCodes = std::map<std::string, std::string>;

UnitCodes unit_codes(store::Reader& reader) {
    UnitCodes codes;
    for (const auto& unit : reader.units())
        codes.emplace(store::to_string(unit.id), unit.code);
    return codes;
}

/// The records of that kind, which are otherwise filled in as forms.
std::vector<std::vector<Cell>>
form_rows(store::Reader& reader, Kind kind, changes::Kind of, const Surroundings& surroundings, Language language) {
    const auto codes = unit_codes(reader);
    std::vector<std::vector<Cell>> rows;
    for (const auto& [id, record, shipped] : changes::present_records(reader, surroundings.shipped, of)) {
        auto& row = rows.emplace_back();
        for (const auto& use : fields_of(kind)) {
            if (use.field != Field::unit) {
                row.push_back(cell_of(record, key_of(of, use.field), language));
                continue;
            }
            const auto code = codes.find(record.text(key_of(of, use.field)));
            row.push_back(code == codes.end() ? Cell{} : Cell{code->second});
        }
    }
    return rows;
}

std::vector<std::vector<Cell>> price_rows(const planner::Catalogue& catalogue, Language language) {
    std::vector<std::vector<Cell>> rows;
    const auto add = [&](const auto& items) {
        for (const auto& item : items)
            rows.push_back({in(language, item.name), item.price});
    };
    add(catalogue.models);
    add(catalogue.memory);
    add(catalogue.disks);
    return rows;
}

} // namespace

documents::Table
template_of(store::Reader& reader, Kind kind, const Surroundings& surroundings, documents::Language language) {
    constexpr int column_width = 22;
    documents::Table table;
    table.title = title_of(kind);
    for (const auto& use : fields_of(kind))
        if (use.guessed) table.columns.push_back({label_of(use.field), column_width});
    if (kind == Kind::funds) table.rows = form_rows(reader, kind, changes::Kind::fund, surroundings, language);
    if (kind == Kind::models) table.rows = form_rows(reader, kind, changes::Kind::model, surroundings, language);
    if (kind == Kind::prices) table.rows = price_rows(surroundings.catalogue, language);
    return table;
}

} // namespace rasoat::imports

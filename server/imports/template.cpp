#include "server/imports/template.h"

#include "server/changes/present_records.h"
#include "server/rules/record_text.h"
#include "server/rules/schema.h"

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
    const auto& field = record.schema().fields[record.schema().place_of(key)];
    if (field.measure == rules::Measure::money) return store::Vnd{record.integer(key)};
    if (field.form == rules::Form::integer) return record.integer(key);
    return in(language, rules::text_of(field, record[key]));
}

std::vector<std::vector<Cell>> fund_rows(store::Reader& reader, const Surroundings& surroundings, Language language) {
    std::map<std::string, std::string> codes; // of units, by their ids
    for (const auto& unit : reader.units())
        codes.emplace(store::to_string(unit.id), unit.code);
    std::vector<std::vector<Cell>> rows;
    for (const auto& [id, fund, shipped] :
         changes::present_records(reader, surroundings.shipped, changes::Kind::fund)) {
        const auto said = [&fund = fund, language](std::string_view key) { return cell_of(fund, key, language); };
        const auto unit = codes.find(fund.text("unit_id"));
        rows.push_back(
            {said("code"), said("name_vi"), said("name_en"), unit == codes.end() ? Cell{} : Cell{unit->second},
             said("year"), said("amount"), said("kind"), said("line"), said("carries_over")});
    }
    return rows;
}

std::vector<std::vector<Cell>> model_rows(store::Reader& reader, const Surroundings& surroundings, Language language) {
    std::vector<std::vector<Cell>> rows;
    for (const auto& [id, model, shipped] :
         changes::present_records(reader, surroundings.shipped, changes::Kind::model)) {
        auto& row = rows.emplace_back();
        for (const auto* key :
             {"id", "name_vi", "name_en", "kind", "price", "processor", "memory_gb", "disk_kind", "disk_gb", "monitors",
              "service_years"})
            row.push_back(cell_of(model, key, language));
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
    if (kind == Kind::funds) table.rows = fund_rows(reader, surroundings, language);
    if (kind == Kind::models) table.rows = model_rows(reader, surroundings, language);
    if (kind == Kind::prices) table.rows = price_rows(surroundings.catalogue, language);
    return table;
}

} // namespace rasoat::imports

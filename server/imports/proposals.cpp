#include "server/imports/proposals.h"

#include "server/planning/search_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace rasoat::imports {

namespace {

bool holds_nothing(const std::vector<intake::Cell>& row) {
    return std::ranges::all_of(row, [](const intake::Cell& cell) { return cell.text.empty(); });
}

void propose(Kind kind, RowLookup& lookup, ListState& state, const RowCells& row) {
    switch (kind) {
    case Kind::assets:
        return propose_asset(lookup, state, row);
    case Kind::seats:
        return propose_seat(lookup, state, row);
    case Kind::positions:
        return propose_positions(lookup, state, row);
    case Kind::prices:
        return propose_price(lookup, state, row);
    case Kind::models:
        return propose_model(lookup, state, row);
    case Kind::funds:
        return propose_fund(lookup, state, row);
    }
}

} // namespace

std::string_view name_of(RowOutcome outcome) {
    switch (outcome) {
    case RowOutcome::makes:
        return "makes";
    case RowOutcome::changes:
        return "changes";
    case RowOutcome::unchanged:
        return "unchanged";
    case RowOutcome::refused:
        break;
    }
    return "refused";
}

const intake::Cell* RowCells::cell(Field field) const {
    const auto column = std::ranges::find(choices_.columns, std::optional(field));
    const auto index = static_cast<std::size_t>(column - choices_.columns.begin());
    if (column == choices_.columns.end() || index >= cells_.size() || cells_[index].text.empty()) return nullptr;
    return &cells_[index];
}

std::string RowCells::text(Field field) const {
    const auto* found = cell(field);
    return found == nullptr ? std::string() : found->text;
}

void RowCells::refuse(Field field, Bilingual why) const {
    const auto column = std::ranges::find(choices_.columns, std::optional(field));
    RowProblem problem{std::nullopt, std::move(why)};
    if (column != choices_.columns.end()) problem.column = static_cast<std::size_t>(column - choices_.columns.begin());
    proposed_.problems.push_back(std::move(problem));
    proposed_.outcome = RowOutcome::refused;
}

bool RowCells::demand(Field field) const {
    if (cell(field) != nullptr) return true;
    const auto label = label_of(field);
    refuse(field, {fmt::format("Ô \"{}\" để trống.", label.vi), fmt::format("The cell \"{}\" is empty.", label.en)});
    return false;
}

std::optional<store::Machine> RowCells::machine(RowLookup& lookup) const {
    if (const auto* serial = cell(Field::serial)) return found(Field::serial, lookup.machine_with_serial(serial->text));
    if (const auto* name = cell(Field::hostname)) return found(Field::hostname, lookup.machine_named(name->text));
    if (const auto* code = cell(Field::asset_code))
        return found(Field::asset_code, lookup.machine_with_asset_code(code->text));
    return std::nullopt;
}

bool ToldRecords::first_time(const std::string& record, const RowCells& row, Field field) {
    const auto [told, first] = rows_.emplace(record, row.proposed().row);
    if (first) return true;
    row.refuse(
        field,
        {fmt::format("Trùng với dòng {}.", told->second + 1), fmt::format("The same as row {}.", told->second + 1)});
    return false;
}

std::string new_seat_code(RowLookup& lookup, ListState& state, const store::Unit& unit) {
    for (std::size_t number = 1;; ++number) {
        auto code = fmt::format("{}-{:02}", unit.code, number);
        const auto key = planning::folded(code);
        if (!lookup.seat_with_code(code) && state.codes_made.insert(key).second) return code;
    }
}

std::vector<ProposedRow>
proposals(RowLookup& lookup, Kind kind, const intake::Spreadsheet& table, const Choices& choices) {
    std::vector<ProposedRow> rows;
    ListState state;
    for (auto index = choices.heading_row + 1; index < table.rows.size(); ++index) {
        if (holds_nothing(table.rows[index])) continue;
        auto& proposed = rows.emplace_back();
        proposed.row = index;
        propose(kind, lookup, state, RowCells(table.rows[index], choices, proposed));
        if (proposed.outcome != RowOutcome::refused) continue;
        proposed.changes.clear();
        proposed.records.clear();
    }
    return rows;
}

} // namespace rasoat::imports

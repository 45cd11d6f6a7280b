#include "server/imports/cell_values.h"
#include "server/imports/proposals.h"

/// What the books say of a machine.
namespace rasoat::imports {

namespace {

constexpr std::size_t longest_code = 100;
constexpr std::size_t longest_note = 1000;

template <class Value>
std::string shown(const std::optional<Value>& value) {
    return value ? text_of(*value) : std::string();
}

void note_change(ProposedRow& proposed, Field field, std::string before, std::string after) {
    if (before != after) proposed.changes.push_back({field, std::move(before), std::move(after)});
}

/// The day in the field's cell; the row is refused where it is none.
void take_day(const RowCells& row, Field field, std::optional<store::Day>& into) {
    const auto* cell = row.cell(field);
    if (cell == nullptr) return;
    const auto day = day_in(*cell);
    if (!day)
        return row.refuse(
            field, {"Không phải ngày; hãy viết như 15/03/2021, 03/2021 hoặc 2021.",
                    "This is no day; write it like 15/03/2021, 03/2021 or 2021."});
    note_change(row.proposed(), field, shown(into), text_of(*day));
    into = day;
}

void take_money(const RowCells& row, Field field, std::optional<store::Vnd>& into) {
    const auto* cell = row.cell(field);
    if (cell == nullptr) return;
    const auto money = money_in(*cell);
    if (!money)
        return row.refuse(
            field,
            {"Không phải số tiền; hãy viết như 12.500.000.", "This is no amount of money; write it like 12.500.000."});
    note_change(row.proposed(), field, shown(into), text_of(*money));
    into = money;
}

void take_text(const RowCells& row, Field field, std::size_t longest, std::string& into) {
    const auto* cell = row.cell(field);
    if (cell == nullptr) return;
    if (cell->text.size() > longest) return row.refuse(field, {"Quá dài.", "This is too long."});
    note_change(row.proposed(), field, into, cell->text);
    into = cell->text;
}

} // namespace

void propose_asset(RowLookup& lookup, ListState& state, const RowCells& row) {
    auto& proposed = row.proposed();
    const auto machine = row.machine(lookup);
    if (!machine) {
        if (proposed.outcome != RowOutcome::refused)
            row.refuse(
                Field::serial, {"Dòng không có số sê-ri, tên máy hay mã tài sản nào.",
                                "The row has no serial number, computer name or asset code."});
        return;
    }
    proposed.target = machine->hostname;
    if (!state.told.first_time("machine " + store::to_string(machine->id), row, Field::serial)) return;

    const auto before = books_of(*machine);
    auto after = before;
    // Where it is by its code that the machine was found, that is no change.
    take_text(row, Field::asset_code, longest_code, after.asset_code);
    take_day(row, Field::purchased, after.purchased);
    take_money(row, Field::price, after.price);
    take_day(row, Field::warranty_ends, after.warranty_ends);
    take_text(row, Field::note, longest_note, after.note);
    if (proposed.outcome == RowOutcome::refused) return;
    if (after.purchased && after.warranty_ends && *after.warranty_ends < *after.purchased)
        return row.refuse(
            Field::warranty_ends, {"Hết bảo hành trước ngày mua.", "The warranty ends before the day of purchase."});
    if (after == before) return;
    proposed.outcome = RowOutcome::changes;
    proposed.records.emplace_back(MachineChange{machine->id, before, after});
}

} // namespace rasoat::imports

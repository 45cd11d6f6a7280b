#include "agent/report/placeholder.h"
#include "server/imports/cell_values.h"
#include "server/imports/proposals.h"
#include "server/planning/search_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

/// The names by which a row can call a machine, the surest first.
constexpr std::array names{Field::serial, Field::hostname, Field::asset_code};

std::optional<Field> first_name(const RowCells& row) {
    const auto* const given = std::ranges::find_if(names, [&](Field field) { return row.cell(field) != nullptr; });
    return given == names.end() ? std::nullopt : std::optional(*given);
}

Lookup<store::Machine> looked_up(RowLookup& lookup, const RowCells& row, Field name) {
    const auto text = row.text(name);
    if (name == Field::serial) return lookup.machine_with_serial(text);
    return name == Field::hostname ? lookup.machine_named(text) : lookup.machine_with_asset_code(text);
}

/// The machine that the row's names call; where none is known, why the first of them names none. A machine with another
/// serial number than the row's is not the row's, whatever its name; nor may it have the row's asset code.
Lookup<store::Machine> machine_of(RowLookup& lookup, const RowCells& row) {
    std::optional<NotFound> why;
    for (const auto name : names) {
        if (row.cell(name) == nullptr) continue;
        auto found = looked_up(lookup, row, name);
        if (auto* none = std::get_if<NotFound>(&found)) {
            if (!why) why = std::move(*none);
            if (why->several) break;
            continue;
        }
        const auto& machine = std::get<store::Machine>(found);
        if (name == Field::serial || row.cell(Field::serial) == nullptr || !lookup.bears_serial(machine.id))
            return machine;
        if (name == Field::asset_code)
            return NotFound{
                {fmt::format("Mã tài sản này là của máy {}, có số sê-ri khác.", machine.hostname),
                 fmt::format("This asset code is that of {}, whose serial number is another.", machine.hostname)},
                true};
    }
    return *why;
}

/// What the row says beside the names.
MachineBooks books_in(const RowCells& row, const MachineBooks& before) {
    auto after = before;
    // Where it is by its code that the machine was found, that is no change.
    take_text(row, Field::asset_code, longest_code, after.asset_code);
    take_day(row, Field::purchased, after.purchased);
    take_money(row, Field::price, after.price);
    take_day(row, Field::warranty_ends, after.warranty_ends);
    take_text(row, Field::note, longest_note, after.note);
    if (after.purchased && after.warranty_ends && *after.warranty_ends < *after.purchased)
        row.refuse(
            Field::warranty_ends, {"Hết bảo hành trước ngày mua.", "The warranty ends before the day of purchase."});
    return after;
}

/// A machine that has not reported is entered from the books, once the row says in which unit it is.
void propose_new(RowLookup& lookup, ListState& state, const RowCells& row, Field name, const NotFound& none) {
    auto& proposed = row.proposed();
    if (none.several) return row.refuse(name, none.why);
    if (row.cell(Field::unit) == nullptr)
        return row.refuse(
            name, {none.why.vi + " Muốn ghi vào một máy chưa báo cáo, hãy thêm cột đơn vị.",
                   none.why.en + " To enter a machine that has not reported yet, add a column of units."});
    const auto unit = row.found(Field::unit, lookup.unit(row.text(Field::unit)));
    if (!unit) return;
    if (!state.told.first_time("new machine " + planning::folded(row.text(name)), row, name)) return;
    MachineMade made;
    made.entry.unit = unit->id;
    take_text(row, Field::serial, longest_code, made.entry.serial);
    take_text(row, Field::hostname, longest_code, made.entry.hostname);
    take_text(row, Field::model, longest_code, made.entry.model);
    made.books = books_in(row, {});
    made.entry.asset_code = made.books.asset_code;
    if (report::is_placeholder(made.entry.serial) && !made.entry.serial.empty())
        row.refuse(
            Field::serial, {"Đây là chữ mẫu của nhà sản xuất, không phải số sê-ri.",
                            "This is what a maker leaves in place of a serial number."});
    if (proposed.outcome == RowOutcome::refused) return;
    note_change(proposed, Field::unit, {}, unit->name);
    proposed.target = inventory::name_of(made.entry);
    proposed.outcome = RowOutcome::makes;
    proposed.records.emplace_back(std::move(made));
}

} // namespace

void propose_asset(RowLookup& lookup, ListState& state, const RowCells& row) {
    auto& proposed = row.proposed();
    const auto name = first_name(row);
    if (!name)
        return row.refuse(
            Field::serial, {"Dòng không có số sê-ri, tên máy hay mã tài sản nào.",
                            "The row has no serial number, computer name or asset code."});
    const auto looked_up = machine_of(lookup, row);
    if (const auto* none = std::get_if<NotFound>(&looked_up)) return propose_new(lookup, state, row, *name, *none);
    const auto& machine = std::get<store::Machine>(looked_up);
    proposed.target = machine.hostname;
    if (!state.told.first_time("machine " + store::to_string(machine.id), row, Field::serial)) return;

    const auto before = books_of(machine);
    const auto after = books_in(row, before);
    if (proposed.outcome == RowOutcome::refused || after == before) return;
    proposed.outcome = RowOutcome::changes;
    proposed.records.emplace_back(MachineChange{machine.id, before, after});
}

} // namespace rasoat::imports

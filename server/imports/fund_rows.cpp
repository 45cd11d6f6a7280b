#include "server/changes/change_checks.h"
#include "server/imports/cell_values.h"
#include "server/imports/form_row.h"
#include "server/planning/search_text.h"
#include "server/rules/conversions.h"
#include "server/rules/schema.h"

#include <fmt/format.h>

#include <algorithm>

/// Budgets by unit and year.
namespace rasoat::imports {

namespace {

using planning::folded;

/// What the cells say of which fund it is.
struct Named {
    std::optional<store::Unit> unit;
    std::int64_t year = 0;
    std::optional<std::string> kind;
};

std::optional<Named> named_in(RowLookup& lookup, const RowCells& row) {
    Named named;
    if (row.cell(Field::unit) != nullptr) {
        named.unit = row.found(Field::unit, lookup.unit(row.text(Field::unit)));
        if (named.unit && named.unit->ended_on)
            row.refuse(Field::unit, {"Đơn vị này đã thôi hoạt động.", "This unit has ended."});
    }
    if (row.cell(Field::code) == nullptr && row.cell(Field::unit) == nullptr)
        row.refuse(
            Field::code, {"Dòng không có mã nguồn và cũng không có đơn vị.", "The row has neither a code nor a unit."});
    const auto year = count_in(*row.cell(Field::year));
    if (!year) row.refuse(Field::year, {"Phải là một năm, như 2027.", "This must be a year, like 2027."});
    if (row.cell(Field::spending) != nullptr)
        named.kind = choice_in(row.text(Field::spending), rules::fund_schema().field("kind").choices);
    if (row.proposed().outcome == RowOutcome::refused) return std::nullopt;
    named.year = *year;
    return named;
}

/// The fund that a code names; refused where it is another year's money.
const store::Fund* fund_with_code(const std::vector<store::Fund>& funds, const RowCells& row, std::int64_t year) {
    const auto wanted = folded(row.text(Field::code));
    const auto fund = std::ranges::find_if(funds, [&](const auto& one) { return folded(one.code) == wanted; });
    if (fund == funds.end()) return nullptr;
    if (fund->year.value != year)
        row.refuse(
            Field::year,
            {fmt::format("Mã này là của nguồn năm {}; mỗi năm là một nguồn có mã riêng.", fund->year.value),
             fmt::format(
                 "This code is that of a fund of {}; each year is a fund with its own code.", fund->year.value)});
    return &*fund;
}

/// The unit's only fund of the year, and of the kind where the row says one.
const store::Fund* fund_of_unit(const std::vector<store::Fund>& funds, const RowCells& row, const Named& named) {
    const store::Fund* found = nullptr;
    for (const auto& fund : funds) {
        if (fund.unit != named.unit->id || fund.year.value != named.year) continue;
        if (named.kind && fund.kind != *named.kind) continue;
        if (found != nullptr) {
            row.refuse(
                Field::unit, {"Đơn vị có nhiều nguồn như vậy; hãy thêm cột mã nguồn.",
                              "The unit has several such funds; add a column of codes."});
            return nullptr;
        }
        found = &fund;
    }
    return found;
}

/// What a new fund of a unit is called where the list does not say so.
void name_new(FormRow& form, const Named& named) {
    if (named.unit) {
        const auto year = named.year;
        form.take_if_unset(
            "code", fmt::format("{}-{}{}{}", named.unit->code, year, named.kind ? "-" : "", named.kind.value_or("")));
        if (!form.after().has("name_vi"))
            form.take_if_unset("name_en", fmt::format("Budget of {}, {}", named.unit->name, year));
        form.take_if_unset("name_vi", fmt::format("Kinh phí {} năm {}", named.unit->name, year));
    }
    if (form.after().has("name_vi")) form.take_if_unset("name_en", form.after().text("name_vi"));
    form.take_if_unset("carries_over", false);
}

/// As earlier rows leave it to later ones.
void remember(std::vector<store::Fund>& funds, store::Fund fund) {
    const auto known = std::ranges::find(funds, fund.id, &store::Fund::id);
    if (known == funds.end())
        funds.push_back(std::move(fund));
    else
        *known = std::move(fund);
}

} // namespace

void propose_fund(RowLookup& lookup, ListState& state, const RowCells& row) {
    auto& proposed = row.proposed();
    if (!row.demand(Field::year) || !row.demand(Field::amount)) return;
    const auto named = named_in(lookup, row);
    if (!named) return;
    if (!state.funds) state.funds = lookup.reader().funds();
    const auto* known = row.cell(Field::code) != nullptr ? fund_with_code(*state.funds, row, named->year)
                                                         : fund_of_unit(*state.funds, row, *named);
    if (proposed.outcome == RowOutcome::refused) return;

    FormRow form(
        row, changes::Kind::fund,
        known == nullptr
            ? std::nullopt
            : std::optional(changes::PresentRecord{store::to_string(known->id), rules::record_of(*known)}));
    if (known == nullptr) form.take_text(Field::code, "code");
    form.take_text(Field::name_vi, "name_vi");
    form.take_text(Field::name_en, "name_en");
    form.take("year", named->year);
    form.take_money(Field::amount, "amount");
    if (named->unit) form.take("unit_id", store::to_string(named->unit->id));
    form.take_choice(Field::spending, "kind");
    form.take_text(Field::line, "line");
    form.take_yes_no(Field::carries_over, "carries_over");
    if (known == nullptr) name_new(form, *named);
    if (!form.is_sound()) return;

    // A fund that is not there yet has no number; none that the store gives is below 1.
    const auto id = known == nullptr ? store::FundId{-static_cast<std::int64_t>(proposed.row) - 1} : known->id;
    try {
        auto fund = rules::fund_of(form.after());
        fund.id = id;
        proposed.target = fund.code;
        if (!state.told.first_time("fund " + folded(fund.code), row, Field::code)) return;
        changes::check_fund_among(*state.funds, fund);
        remember(*state.funds, std::move(fund));
    } catch (const rules::RecordRefused& refused) {
        return form.refuse(refused);
    }
    form.settle({});
}

} // namespace rasoat::imports

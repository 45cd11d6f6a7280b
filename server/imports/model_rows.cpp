#include "server/changes/change_checks.h"
#include "server/imports/cell_values.h"
#include "server/imports/form_row.h"
#include "server/planning/search_text.h"
#include "server/rules/schema.h"

#include <algorithm>

/// Models of the catalogue.
namespace rasoat::imports {

namespace {

using planning::folded;

/// "Dell OptiPlex 7010" is "dell-optiplex-7010".
std::string code_made_of(std::string_view name) {
    constexpr std::size_t longest = 50;
    std::string code;
    for (const char c : folded(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (plain)
            code += c;
        else if (!code.empty() && code.back() != '-')
            code += '-';
    }
    code.resize(std::min(code.size(), longest));
    while (code.ends_with('-'))
        code.pop_back();
    return code;
}

/// The model that the row's code names, or, where it has none, its name.
std::optional<changes::PresentRecord> model_of(const std::vector<changes::PresentRecord>& models, const RowCells& row) {
    const auto code = folded(row.text(Field::code));
    const auto name = folded(row.text(Field::name_vi));
    const auto found = std::ranges::find_if(models, [&](const changes::PresentRecord& model) {
        if (!code.empty()) return model.id == code;
        return folded(model.record.text("name_vi")) == name || folded(model.record.text("name_en")) == name;
    });
    return found == models.end() ? std::nullopt : std::optional(*found);
}

} // namespace

void propose_model(RowLookup& lookup, ListState& state, const RowCells& row) {
    auto& proposed = row.proposed();
    if (row.cell(Field::code) == nullptr && !row.demand(Field::name_vi)) return;
    if (!state.models) state.models = changes::present_records(lookup.reader(), lookup.shipped(), changes::Kind::model);
    const auto known = model_of(*state.models, row);

    FormRow form(row, changes::Kind::model, known);
    if (!known)
        form.take(
            "id",
            row.cell(Field::code) == nullptr ? code_made_of(row.text(Field::name_vi)) : folded(row.text(Field::code)));
    form.take_text(Field::name_vi, "name_vi");
    form.take_text(Field::name_en, "name_en");
    form.take_choice(Field::machine_kind, "kind");
    form.take_money(Field::price, "price");
    form.take_text(Field::processor, "processor");
    form.take_gigabytes(Field::memory, "memory_gb");
    form.take_gigabytes(Field::disk, "disk_gb");
    form.take_choice(Field::disk_kind, "disk_kind");
    if (!known) {
        // "SSD 512 GB" says both.
        const auto kind = choice_in(row.text(Field::disk), rules::model_schema().field("disk_kind").choices);
        if (kind) form.take_if_unset("disk_kind", *kind);
    }
    form.take_count(Field::monitors, "monitors");
    form.take_count(Field::service_years, "service_years");
    if (!known) {
        if (form.after().has("name_vi")) form.take_if_unset("name_en", form.after().text("name_vi"));
        form.take_if_unset("monitors", std::int64_t{0});
    }
    if (!form.is_sound()) return;

    const auto id = form.after().text("id");
    proposed.target = form.after().text("name_vi");
    if (!state.told.first_time("model " + id, row, Field::code)) return;
    try {
        changes::check_record(lookup.reader(), lookup.shipped(), {changes::Kind::model, id}, form.after());
    } catch (const rules::RecordRefused& refused) {
        return form.refuse(refused);
    }
    form.settle(id);
}

} // namespace rasoat::imports

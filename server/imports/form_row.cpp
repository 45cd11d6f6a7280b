#include "server/imports/form_row.h"

#include "server/imports/cell_values.h"
#include "server/planning/search_text.h"
#include "server/rules/record_json.h"
#include "server/rules/record_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rasoat::imports {

namespace {

/// Where a field of a record stands in a list.
struct Place {
    changes::Kind kind;
    std::string_view key;
    Field field;
};
constexpr auto places = std::to_array<Place>(
    {{changes::Kind::fund, "code", Field::code},
     {changes::Kind::fund, "name_vi", Field::name_vi},
     {changes::Kind::fund, "name_en", Field::name_en},
     {changes::Kind::fund, "year", Field::year},
     {changes::Kind::fund, "amount", Field::amount},
     {changes::Kind::fund, "unit_id", Field::unit},
     {changes::Kind::fund, "kind", Field::spending},
     {changes::Kind::fund, "line", Field::line},
     {changes::Kind::fund, "carries_over", Field::carries_over},
     {changes::Kind::model, "id", Field::code},
     {changes::Kind::model, "name_vi", Field::name_vi},
     {changes::Kind::model, "name_en", Field::name_en},
     {changes::Kind::model, "kind", Field::machine_kind},
     {changes::Kind::model, "price", Field::price},
     {changes::Kind::model, "processor", Field::processor},
     {changes::Kind::model, "memory_gb", Field::memory},
     {changes::Kind::model, "disk_kind", Field::disk_kind},
     {changes::Kind::model, "disk_gb", Field::disk},
     {changes::Kind::model, "monitors", Field::monitors},
     {changes::Kind::model, "service_years", Field::service_years}});

/// A value for people; in both languages where it is a word.
std::string shown(const rules::Record& record, std::string_view key) {
    if (!record.has(key)) return {};
    const auto& field = record.schema().field(key);
    const auto text = rules::text_of(field, record[key]);
    const auto worded = field.form == rules::Form::choice || field.form == rules::Form::yes_no;
    return worded && text.vi != text.en ? text.vi + " · " + text.en : text.vi;
}

} // namespace

std::string_view key_of(changes::Kind kind, Field field) {
    const auto* const place =
        std::ranges::find_if(places, [&](const Place& one) { return one.kind == kind && one.field == field; });
    return place == places.end() ? std::string_view{} : place->key;
}

FormRow::FormRow(const RowCells& row, changes::Kind kind, std::optional<changes::PresentRecord> before)
    : row_(row), kind_(kind), before_(std::move(before)),
      after_(before_ ? before_->record : rules::Record(changes::schema_of(kind))) {}

void FormRow::take_text(Field field, std::string_view key) {
    if (row_.cell(field) != nullptr) take(key, row_.text(field));
}

template <class Read>
void FormRow::take_read(Field field, std::string_view key, Read read, const Bilingual& otherwise) {
    const auto* cell = row_.cell(field);
    if (cell == nullptr) return;
    if (const auto value = read(*cell))
        take(key, *value);
    else
        row_.refuse(field, otherwise);
}

void FormRow::take_money(Field field, std::string_view key) {
    const auto amount_in = [](const intake::Cell& cell) {
        const auto money = money_in(cell);
        return money ? std::optional(money->amount) : std::nullopt;
    };
    take_read(
        field, key, amount_in,
        {"Không phải số tiền; hãy viết như 12.500.000.", "This is no amount of money; write it like 12.500.000."});
}

void FormRow::take_count(Field field, std::string_view key) {
    take_read(field, key, count_in, {"Phải là số nguyên.", "This must be a whole number."});
}

void FormRow::take_gigabytes(Field field, std::string_view key) {
    take_read(
        field, key, gigabytes_in,
        {"Không phải dung lượng; hãy viết như 512 GB hoặc 1 TB.", "This is no size; write it like 512 GB or 1 TB."});
}

void FormRow::take_yes_no(Field field, std::string_view key) {
    take_read(field, key, yes_no_in, {"Hãy viết có hoặc không.", "Write yes or no."});
}

void FormRow::take_choice(Field field, std::string_view key) {
    const auto* cell = row_.cell(field);
    if (cell == nullptr) return;
    const auto& choices = after_.schema().field(key).choices;
    if (const auto chosen = choice_in(cell->text, choices)) return take(key, *chosen);
    Bilingual why{"Hãy viết một trong: ", "Write one of: "};
    for (const auto& choice : choices) {
        const auto* joint = &choice == &choices.front() ? "" : ", ";
        why.vi += joint + choice.label.vi;
        why.en += joint + choice.label.en;
    }
    row_.refuse(field, {why.vi + ".", why.en + "."});
}

bool FormRow::is_sound() const {
    if (row_.proposed().outcome == RowOutcome::refused) return false;
    try {
        static_cast<void>(rules::record_in_json(after_.schema(), rules::to_json(after_)));
        return true;
    } catch (const rules::RecordRefused& refused) {
        refuse(refused);
        return false;
    }
}

void FormRow::refuse(const rules::RecordRefused& refused) const {
    const auto* const place = std::ranges::find_if(places, [&](const Place& one) {
        return one.kind == kind_ && !refused.field().empty() && refused.field().substr(1) == one.key;
    });
    row_.refuse(place == places.end() ? Field::code : place->field, refused.why());
}

void FormRow::settle(const std::string& new_id) const {
    auto& proposed = row_.proposed();
    if (before_ && before_->record == after_) return;
    proposed.outcome = before_ ? RowOutcome::changes : RowOutcome::makes;
    for (const auto& place : places) {
        if (place.kind != kind_) continue;
        auto before = before_ ? shown(before_->record, place.key) : std::string();
        auto after = shown(after_, place.key);
        if (before == after) continue;
        // A unit is shown as the list calls it, not by its number.
        if (place.field == Field::unit) {
            before.clear();
            after = row_.text(Field::unit);
        }
        proposed.changes.push_back({place.field, std::move(before), std::move(after)});
    }
    FormChange change;
    change.subject = {kind_, before_ ? before_->id : new_id};
    if (before_) change.before = rules::to_json(before_->record);
    change.after = rules::to_json(after_);
    proposed.records.emplace_back(std::move(change));
}

} // namespace rasoat::imports

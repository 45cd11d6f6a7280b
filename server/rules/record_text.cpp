#include "server/rules/record_text.h"

#include "planner/model/number_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace rasoat::rules {
namespace {

Bilingual both(const std::string& text) {
    return {text, text};
}

Bilingual measured(const Bilingual& number, Measure measure) {
    switch (measure) {
    case Measure::gigabytes:
        return {number.vi + " GB", number.en + " GB"};
    case Measure::years:
        return {number.vi + " năm", number.en + (number.en == "1" ? " year" : " years")};
    case Measure::per_cent:
    case Measure::share:
        return {number.vi + "%", number.en + "%"};
    case Measure::none:
    case Measure::money:
        break;
    }
    return number;
}

Bilingual integer_text(const Field& field, std::int64_t number) {
    if (field.measure == Measure::money) return planner::money({number});
    const auto year = field.key == "year" || field.key == "price_year";
    return year ? both(std::to_string(number)) : measured(planner::grouped(number), field.measure);
}

Bilingual real_text(const Field& field, double number) {
    constexpr int decimals = 3;
    return measured(planner::decimal(field.measure == Measure::share ? number * 100 : number, decimals), field.measure);
}

/// Of a day that was checked: "2026-11-24".
Bilingual day_text(const std::string& text) {
    const auto number = [&](std::size_t from, std::size_t count) {
        unsigned value = 0;
        std::from_chars(text.data() + from, text.data() + from + count, value);
        return value;
    };
    return planner::text_of(planner::Day(std::chrono::year_month_day(
        std::chrono::year(static_cast<int>(number(0, 4))), std::chrono::month(number(5, 2)),
        std::chrono::day(number(8, 2)))));
}

} // namespace

Bilingual text_of(const Field& field, const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? Bilingual{"có", "yes"} : Bilingual{"không", "no"};
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return integer_text(field, *integer);
    if (const auto* real = std::get_if<double>(&value)) return real_text(field, *real);
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) return {"không có", "none"};
    if (field.form == Form::day) return day_text(*text);
    if (field.form != Form::choice) return both(*text);
    const auto choice = std::ranges::find(field.choices, *text, &Choice::name);
    return choice == field.choices.end() ? both(*text) : choice->label;
}

std::vector<Difference>
differences(const Schema& schema, const std::optional<Record>& before, const std::optional<Record>& after) {
    std::vector<Difference> found;
    for (std::size_t place = 0; place < schema.fields.size(); ++place) {
        const auto& field = schema.fields[place];
        const auto was = before ? before->at(place) : Value{};
        const auto is = after ? after->at(place) : Value{};
        if (was == is) continue;
        found.push_back(
            {std::string(field.key), field.label, before ? text_of(field, was) : Bilingual{},
             after ? text_of(field, is) : Bilingual{}});
    }
    return found;
}

} // namespace rasoat::rules

#include "server/rules/record_json.h"

#include "agent/report/sha256.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace rasoat::rules {
namespace {

using simdjson::dom::element;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const auto first = text.find_first_not_of(spaces);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

/// Characters, not bytes: continuation bytes of UTF-8 do not count.
double characters(std::string_view text) {
    return static_cast<double>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view text_in(const Schema& schema, const Field& field, const element& given) {
    std::string_view text;
    if (given.get_string().get(text)) refuse(schema, field.key, {"phải là chữ.", "must be a text."});
    return trimmed(text);
}

Value checked_text(const Schema& schema, const Field& field, std::string_view text) {
    if (characters(text) > field.most)
        refuse(
            schema, field.key,
            {fmt::format("dài quá {} ký tự.", field.most), fmt::format("is longer than {} characters.", field.most)});
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        refuse(schema, field.key, {"có ký tự không in được.", "holds characters that cannot be printed."});
    return std::string(text);
}

Value checked_code(const Schema& schema, const Field& field, std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    if (!std::ranges::all_of(text, plain))
        refuse(
            schema, field.key,
            {"chỉ gồm chữ thường không dấu, chữ số, gạch nối và gạch dưới.",
             "takes only small letters without marks, digits, hyphens and underscores."});
    return checked_text(schema, field, text);
}

Value checked_day(const Schema& schema, const Field& field, std::string_view text) {
    const auto number = [&](std::size_t from, std::size_t count) {
        unsigned value = 0;
        const auto* end = text.data() + from + count;
        const auto [stop, error] = std::from_chars(text.data() + from, end, value);
        return error == std::errc{} && stop == end ? value : 0U;
    };
    const auto shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const auto day = shaped ? std::chrono::year_month_day(
                                  std::chrono::year(static_cast<int>(number(0, 4))), std::chrono::month(number(5, 2)),
                                  std::chrono::day(number(8, 2)))
                            : std::chrono::year_month_day{};
    if (!shaped || !day.ok() || int(day.year()) < 1990)
        refuse(schema, field.key, {"không phải là một ngày.", "is no day."});
    return std::string(text);
}

Value checked_choice(const Schema& schema, const Field& field, std::string_view text) {
    if (std::ranges::find(field.choices, text, &Choice::name) == field.choices.end())
        refuse(schema, field.key, {"không có lựa chọn này.", "is none of the choices."});
    return std::string(text);
}

std::string number_text(const Field& field, double number) {
    return field.form == Form::integer ? std::to_string(static_cast<std::int64_t>(number)) : fmt::format("{}", number);
}

[[noreturn]] void refuse_number(const Schema& schema, const Field& field) {
    const auto least = number_text(field, field.least);
    const auto most = number_text(field, field.most);
    if (field.form == Form::integer)
        refuse(
            schema, field.key,
            {fmt::format("phải là số nguyên từ {} đến {}.", least, most),
             fmt::format("must be a whole number from {} to {}.", least, most)});
    refuse(
        schema, field.key,
        {fmt::format("phải là số từ {} đến {}.", least, most),
         fmt::format("must be a number from {} to {}.", least, most)});
}

Value value_in(const Schema& schema, const Field& field, const element& given) {
    switch (field.form) {
    case Form::yes_no: {
        bool flag = false;
        if (given.get_bool().get(flag)) refuse(schema, field.key, {"phải là có hoặc không.", "must be yes or no."});
        return flag;
    }
    case Form::integer: {
        std::int64_t number = 0;
        if (given.get_int64().get(number) || static_cast<double>(number) < field.least ||
            static_cast<double>(number) > field.most)
            refuse_number(schema, field);
        return number;
    }
    case Form::real: {
        double number = 0;
        if (given.get_double().get(number) || !(number >= field.least && number <= field.most))
            refuse_number(schema, field);
        return number;
    }
    case Form::text:
    case Form::code:
    case Form::choice:
    case Form::day:
        break;
    }
    const auto text = text_in(schema, field, given);
    if (text.empty()) return {};
    if (field.form == Form::code) return checked_code(schema, field, text);
    if (field.form == Form::choice) return checked_choice(schema, field, text);
    if (field.form == Form::day) return checked_day(schema, field, text);
    return checked_text(schema, field, text);
}

} // namespace

Record record_in_json(const Schema& schema, std::string_view json, const std::optional<Record>& otherwise) {
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(json.data(), json.size()).get_object().get(object))
        throw RecordRefused("", {"Phải là một đối tượng JSON.", "It must be a JSON object."});
    Record record(schema);
    for (const auto& field : schema.fields) {
        element given;
        if (!object.at_key(field.key).get(given) && !given.is_null())
            record.set(field.key, value_in(schema, field, given));
        if (field.required && otherwise && !record.has(field.key)) record.set(field.key, (*otherwise)[field.key]);
        if (field.required && !record.has(field.key))
            refuse(schema, field.key, {"chưa được điền.", "is not filled in."});
    }
    for (const auto& member : object)
        if (std::ranges::find(schema.fields, member.key, &Field::key) == schema.fields.end())
            throw RecordRefused(
                fmt::format("/{}", member.key), {fmt::format("Không có trường \"{}\".", member.key),
                                                 fmt::format("There is no field \"{}\".", member.key)});
    return record;
}

void write_members(report::JsonWriter& json, const Record& record, std::string_view but) {
    const auto& fields = record.schema().fields;
    for (std::size_t place = 0; place < fields.size(); ++place) {
        const auto key = fields[place].key;
        if (key == but) continue;
        const auto& value = record.at(place);
        if (const auto* flag = std::get_if<bool>(&value))
            json.boolean(key, *flag);
        else if (const auto* integer = std::get_if<std::int64_t>(&value))
            json.integer(key, *integer);
        else if (const auto* real = std::get_if<double>(&value))
            json.real(key, *real);
        else if (const auto* text = std::get_if<std::string>(&value))
            json.text(key, *text);
        else
            json.null(key);
    }
}

std::string to_json(const Record& record) {
    report::JsonWriter json;
    json.begin_object();
    write_members(json, record);
    json.end_object();
    return json.take();
}

std::string version_of(const Record& record) {
    constexpr std::size_t digits = 16;
    return report::sha256_hex(to_json(record)).substr(0, digits);
}

} // namespace rasoat::rules

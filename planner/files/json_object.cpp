#include "planner/files/json_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace rasoat::planner {

void JsonPlace::refuse(std::string_view what) const {
    throw BadFile(fmt::format("{}: {}: {}", file, pointer.empty() ? "the whole" : pointer, what));
}

JsonPlace JsonPlace::at(std::string_view key) const {
    JsonPlace below{file, pointer + '/'};
    for (const char c : key) {
        if (c == '~')
            below.pointer += "~0";
        else if (c == '/')
            below.pointer += "~1";
        else
            below.pointer += c;
    }
    return below;
}

JsonPlace JsonPlace::at(std::size_t index) const {
    return {file, fmt::format("{}/{}", pointer, index)};
}

JsonObject::JsonObject(const simdjson::dom::element& value, JsonPlace place) : place_(std::move(place)) {
    if (value.get(object_)) place_.refuse("is not an object");
}

std::optional<simdjson::dom::element> JsonObject::take(std::string_view key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.push_back(key);
    simdjson::dom::element value;
    if (object_.at_key(key).get(value) || value.is_null()) return std::nullopt;
    return value;
}

void JsonObject::refuse_missing(std::string_view key) const {
    place_.refuse(fmt::format("\"{}\" is missing", key));
}

std::optional<std::string> JsonObject::text_if(std::string_view key) {
    const auto value = take(key);
    if (!value) return std::nullopt;
    std::string_view text;
    if (value->get(text)) place_.at(key).refuse("is not a string");
    return std::string(text);
}

std::string JsonObject::text(std::string_view key) {
    auto value = text_if(key);
    if (!value) refuse_missing(key);
    return *std::move(value);
}

std::string JsonObject::text_or(std::string_view key, std::string_view otherwise) {
    return text_if(key).value_or(std::string(otherwise));
}

std::vector<std::string> JsonObject::texts(std::string_view key) {
    const auto value = take(key);
    if (!value) return {};
    simdjson::dom::array elements;
    if (value->get(elements)) place_.at(key).refuse("is not a list");
    std::vector<std::string> all;
    for (const simdjson::dom::element element : elements) {
        std::string_view text;
        if (element.get(text)) place_.at(key).at(all.size()).refuse("is not a string");
        all.emplace_back(text);
    }
    return all;
}

Bilingual JsonObject::bilingual(std::string_view key) {
    JsonObject both = object(key);
    Bilingual result{both.text("vi"), both.text("en")};
    both.finish();
    return result;
}

std::optional<std::int64_t> JsonObject::whole_if(std::string_view key, std::int64_t least, std::int64_t most) {
    const auto value = take(key);
    if (!value) return std::nullopt;
    std::int64_t number = 0;
    if (value->get(number) || number < least || number > most)
        place_.at(key).refuse(fmt::format("is not a whole number from {} to {}", least, most));
    return number;
}

std::int64_t JsonObject::whole(std::string_view key, std::int64_t least, std::int64_t most) {
    const auto value = whole_if(key, least, most);
    if (!value) refuse_missing(key);
    return *value;
}

double JsonObject::number_or(std::string_view key, double least, double most, double otherwise) {
    const auto value = take(key);
    if (!value) return otherwise;
    double number = 0;
    if (value->get(number) || !(number >= least && number <= most))
        place_.at(key).refuse(fmt::format("is not a number from {} to {}", least, most));
    return number;
}

std::optional<bool> JsonObject::boolean_if(std::string_view key) {
    const auto value = take(key);
    if (!value) return std::nullopt;
    bool truth = false;
    if (value->get(truth)) place_.at(key).refuse("is not true or false");
    return truth;
}

std::optional<Day> JsonObject::day_if(std::string_view key) {
    const auto text = text_if(key);
    if (!text) return std::nullopt;
    const auto part = [&](std::size_t from, std::size_t length) {
        int number = -1;
        const char* begin = text->data() + from;
        const auto [end, error] = std::from_chars(begin, begin + length, number);
        return error == std::errc() && end == begin + length ? number : -1;
    };
    if (text->size() == 10 && (*text)[4] == '-' && (*text)[7] == '-') {
        const int month = part(5, 2);
        const int of_month = part(8, 2);
        const std::chrono::year_month_day date{
            std::chrono::year{part(0, 4)}, std::chrono::month{static_cast<unsigned>(std::max(month, 0))},
            std::chrono::day{static_cast<unsigned>(std::max(of_month, 0))}};
        if (date.ok() && date.year() >= std::chrono::year{1900}) return Day(date);
    }
    place_.at(key).refuse("'" + *text + "' is not a day from 1900 on, as in 2026-11-24");
}

Day JsonObject::day(std::string_view key) {
    const auto value = day_if(key);
    if (!value) refuse_missing(key);
    return *value;
}

std::optional<JsonObject> JsonObject::object_if(std::string_view key) {
    const auto value = take(key);
    if (!value) return std::nullopt;
    return JsonObject(*value, place_.at(key));
}

JsonObject JsonObject::object(std::string_view key) {
    auto value = object_if(key);
    if (!value) refuse_missing(key);
    return *std::move(value);
}

void JsonObject::finish() const {
    for (const auto field : object_) {
        if (std::find(asked_.begin(), asked_.end(), field.key) != asked_.end()) continue;
        std::string known;
        for (const std::string_view key : asked_) {
            known += known.empty() ? "" : ", ";
            known += key;
        }
        place_.at(field.key).refuse("is not a field here; known are " + known);
    }
}

} // namespace rasoat::planner

#pragma once

#include "planner/files/bad_file.h"
#include "planner/files/names.h"
#include "planner/model/machine.h"
#include "planner/model/text.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::planner {

/// Where a reader stands in a file: its name and the JSON pointer (RFC 6901) to the value.
struct JsonPlace {
    std::string_view file;
    std::string pointer;

    /// Throws BadFile "FILE: POINTER: what".
    [[noreturn]] void refuse(std::string_view what) const;
    [[nodiscard]] JsonPlace at(std::string_view key) const;
    [[nodiscard]] JsonPlace at(std::size_t index) const;
};

/// One object of a file, read strictly: a field that is missing, of another type, out of range or not known throws
/// BadFile with its place and what is allowed. Fields may come in any order.
class JsonObject {
public:
    JsonObject(const simdjson::dom::element& value, JsonPlace place);

    [[nodiscard]] const JsonPlace& place() const { return place_; }

    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view otherwise);
    /// {"vi": "...", "en": "..."}
    [[nodiscard]] Bilingual bilingual(std::string_view key);
    [[nodiscard]] std::int64_t whole(std::string_view key, std::int64_t least, std::int64_t most);
    [[nodiscard]] std::optional<std::int64_t> whole_if(std::string_view key, std::int64_t least, std::int64_t most);
    [[nodiscard]] double number_or(std::string_view key, double least, double most, double otherwise);
    [[nodiscard]] std::optional<bool> boolean_if(std::string_view key);
    /// A list of strings; an absent one is empty.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    [[nodiscard]] Day day(std::string_view key);
    [[nodiscard]] std::optional<Day> day_if(std::string_view key);

    template <typename Value, std::size_t Count>
    [[nodiscard]] std::optional<Value> named_if(std::string_view key, const Names<Value, Count>& names) {
        const auto word = text_if(key);
        if (!word) return std::nullopt;
        return value_of(*word, names, place_.at(key));
    }
    /// A list of names; an absent one is empty.
    template <typename Value, std::size_t Count>
    [[nodiscard]] std::vector<Value> each_named(std::string_view key, const Names<Value, Count>& names) {
        std::vector<Value> values;
        for (const std::string& word : texts(key))
            values.push_back(value_of(word, names, place_.at(key).at(values.size())));
        return values;
    }
    template <typename Value, std::size_t Count>
    [[nodiscard]] Value named(std::string_view key, const Names<Value, Count>& names) {
        const auto value = named_if(key, names);
        if (!value) refuse_missing(key);
        return *value;
    }

    [[nodiscard]] JsonObject object(std::string_view key);
    [[nodiscard]] std::optional<JsonObject> object_if(std::string_view key);
    /// Calls `read(JsonObject&)` for each element of a list, then refuses fields of it that were not read. An absent
    /// list is empty.
    template <typename Read>
    void each(std::string_view key, Read read) {
        const auto found = take(key);
        if (!found) return;
        simdjson::dom::array elements;
        if (found->get(elements)) place_.at(key).refuse("is not a list");
        const JsonPlace list = place_.at(key);
        std::size_t index = 0;
        for (const simdjson::dom::element element : elements) {
            JsonObject object(element, list.at(index++));
            read(object);
            object.finish();
        }
    }

    /// Refuses a field that nothing asked for.
    void finish() const;

private:
    template <typename Value, std::size_t Count>
    [[nodiscard]] static Value
    value_of(const std::string& word, const Names<Value, Count>& names, const JsonPlace& place) {
        std::string allowed;
        for (const auto& [name, value] : names) {
            if (name == word) return value;
            allowed += allowed.empty() ? "" : ", ";
            allowed += name;
        }
        place.refuse("'" + word + "' is not one of " + allowed);
    }
    [[nodiscard]] std::optional<simdjson::dom::element> take(std::string_view key);
    [[nodiscard]] std::optional<std::string> text_if(std::string_view key);
    [[noreturn]] void refuse_missing(std::string_view key) const;

    simdjson::dom::object object_;
    JsonPlace place_;
    std::vector<std::string_view> asked_; ///< keys, which are literals of the readers
};

} // namespace rasoat::planner

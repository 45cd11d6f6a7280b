#pragma once

#include "server/rules/schema.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace rasoat::rules {

/// std::monostate: it is not set. A day is a text: "2026-11-24".
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// Values for the fields of one schema. Whoever asks for a field names one that the schema has, in its form.
class Record {
public:
    /// Every field not set.
    explicit Record(const Schema& schema) : schema_(&schema), values_(schema.fields.size()) {}

    [[nodiscard]] const Schema& schema() const { return *schema_; }
    [[nodiscard]] const Value& at(std::size_t place) const { return values_.at(place); }
    [[nodiscard]] const Value& operator[](std::string_view key) const { return values_[schema_->place_of(key)]; }
    void set(std::string_view key, Value value) { values_[schema_->place_of(key)] = std::move(value); }

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::string text(std::string_view key) const; ///< empty where it is not set
    [[nodiscard]] std::int64_t integer(std::string_view key) const;
    [[nodiscard]] double real(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key) const;

    bool operator==(const Record& other) const { return schema_ == other.schema_ && values_ == other.values_; }

private:
    const Schema* schema_;
    std::vector<Value> values_;
};

/// A record that cannot be as it is given (HTTP 422). what() is English.
class RecordRefused : public std::runtime_error {
public:
    /// `field`: JSON pointer, "/amount"; empty: the whole.
    RecordRefused(std::string field, Bilingual why)
        : std::runtime_error(why.en), field_(std::move(field)), why_(std::move(why)) {}
    [[nodiscard]] const std::string& field() const { return field_; }
    [[nodiscard]] const Bilingual& why() const { return why_; }

private:
    std::string field_;
    Bilingual why_;
};

/// Throws RecordRefused for the field `key`; each sentence begins with the field's label.
[[noreturn]] void refuse(const Schema& schema, std::string_view key, const Bilingual& why);

} // namespace rasoat::rules

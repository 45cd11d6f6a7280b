#pragma once

#include "planner/model/text.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What officers fill in as forms: funds, roles, models, norms, policies. A record is flat: fields by name, and one
/// table for each kind says what every field may be, so that all of them are checked, kept, compared and told alike.
namespace rasoat::rules {

using planner::Bilingual;

/// What a field holds.
enum class Form { text, code, integer, real, yes_no, choice, day };

/// What a number measures, for the words in which it is told.
enum class Measure { none, money, gigabytes, years, per_cent, share };

struct Choice {
    std::string_view name;
    Bilingual label;
};

struct Field {
    std::string_view key;
    Bilingual label;
    Form form = Form::text;
    bool required = true;
    double least = 0; ///< of a number; of a text: characters
    double most = 0;
    Measure measure = Measure::none;
    std::vector<Choice> choices = {};
};

struct Schema {
    std::string_view name; ///< the first word of a subject: "fund" in "fund:12"
    Bilingual noun;        ///< "nguồn kinh phí" / "fund"
    std::vector<Field> fields;

    /// The place of the field; the key must be one of the schema's.
    [[nodiscard]] std::size_t place_of(std::string_view key) const;
    [[nodiscard]] const Field& field(std::string_view key) const { return fields[place_of(key)]; }
};

[[nodiscard]] const Schema& fund_schema();
[[nodiscard]] const Schema& role_schema();
[[nodiscard]] const Schema& model_schema();
[[nodiscard]] const Schema& norm_schema();
[[nodiscard]] const Schema& policies_schema();
[[nodiscard]] const Schema& terms_schema(); ///< what holds for the whole catalogue
[[nodiscard]] const Schema& price_schema(); ///< of one item of the catalogue

} // namespace rasoat::rules

#pragma once

#include "planner/model/text.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Lists that officers bring in as spreadsheets.
namespace rasoat::imports {

using planner::Bilingual;

enum class Kind {
    assets,    ///< what the books say of machines
    seats,     ///< who sits where, in which role, at which machine
    positions, ///< how many seats of a role a unit has
    prices,    ///< of the catalogue's items
    models,    ///< of the catalogue, with all that is known of them
    funds      ///< money by unit and year
};

/// The name by which a kind goes in JSON and in the store: "assets".
[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);

/// What a column can be.
enum class Field {
    serial,
    hostname,
    asset_code,
    model,
    purchased,
    price,
    warranty_ends,
    note,
    unit,
    seat_code,
    seat_name,
    role,
    person,
    count,
    item,
    code,
    name_vi,
    name_en,
    year,
    amount,
    spending,
    line,
    carries_over,
    machine_kind,
    processor,
    memory,
    disk_kind,
    disk,
    monitors,
    service_years
};

[[nodiscard]] std::string_view name_of(Field field);
[[nodiscard]] std::optional<Field> field_named(std::string_view name);
[[nodiscard]] Bilingual label_of(Field field);

/// A field of a kind of list.
struct FieldUse {
    Field field;
    bool required = false; ///< a column must be it, and its cells must be filled
    bool guessed = true;   ///< false: personal data, taken only where the officer says so
};
[[nodiscard]] std::span<const FieldUse> fields_of(Kind kind);

/// The field that a heading names, in either language, in any case, with marks or without; none where it names none
/// that the kind has, or personal data.
[[nodiscard]] std::optional<Field> field_in_heading(Kind kind, std::string_view heading);

} // namespace rasoat::imports

#pragma once

#include "server/imports/fields.h"
#include "server/intake/spreadsheet/spreadsheet.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::imports {

/// How a sheet is read: which row has the headings, and what each column is.
struct Choices {
    std::size_t sheet = 0;
    std::size_t heading_row = 0; ///< index into Spreadsheet::rows
    std::vector<std::optional<Field>> columns;
    bool operator==(const Choices&) const = default;
};

/// Guessed from the sheet: the heading row is that of the first rows which names most fields of the kind.
[[nodiscard]] Choices guessed_choices(Kind kind, const intake::Spreadsheet& table);

/// The fields that the kind asks for and no column is.
[[nodiscard]] std::vector<Field> missing_fields(Kind kind, const Choices& choices);

[[nodiscard]] std::string to_json(const Choices& choices);
/// What to_json() wrote. Throws store::StoreCorrupt for anything else.
[[nodiscard]] Choices choices_in_json(std::string_view json);

} // namespace rasoat::imports

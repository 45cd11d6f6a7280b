#pragma once

#include "server/rules/record.h"

#include <optional>
#include <string>
#include <vector>

namespace rasoat::rules {

/// A value as a person reads it: "12.500.000 đ", "8 GB", "có"; "không có" where it is not set.
[[nodiscard]] Bilingual text_of(const Field& field, const Value& value);

/// One field that is not what it was.
struct Difference {
    std::string key;
    Bilingual label;
    Bilingual before; ///< empty: the record was not there
    Bilingual after;  ///< empty: the record is not there any more
};

/// What differs, in the schema's order; all that is set where one of them is absent.
[[nodiscard]] std::vector<Difference>
differences(const Schema& schema, const std::optional<Record>& before, const std::optional<Record>& after);

} // namespace rasoat::rules

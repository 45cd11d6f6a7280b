#pragma once

#include "server/store/records.h"

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::organisation {

/// "2025-07-01".
[[nodiscard]] std::string day_text(store::Day day);
/// None where it is no such day, or before 1900.
[[nodiscard]] std::optional<store::Day> day_in(std::string_view text);

} // namespace rasoat::organisation

#pragma once

#include <string_view>

namespace rasoat::report {

/// Whether `text` is what a maker left in the firmware instead of a fact: "To Be Filled By O.E.M.", "Default string",
/// "System Serial Number", "00000000", an empty text. Letter case and surrounding spaces do not matter.
[[nodiscard]] bool is_placeholder(std::string_view text);

} // namespace rasoat::report

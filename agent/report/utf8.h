#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rasoat::report {

/// The length of the well-formed UTF-8 sequence (Unicode 15, table 3-7) that `text` begins with; 0 where there is none.
[[nodiscard]] std::size_t utf8_sequence_length(std::string_view text);

/// Appends the code point, which is at most U+10FFFF and no surrogate.
void append_utf8(std::string& text, char32_t code_point);

} // namespace rasoat::report

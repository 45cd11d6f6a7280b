#pragma once

#include <string>
#include <string_view>

namespace rasoat::access {

/// A username as it is stored: without spaces around it, ASCII letters in lower case.
[[nodiscard]] std::string folded_name(std::string_view username);

} // namespace rasoat::access

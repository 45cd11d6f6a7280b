#pragma once

#include <algorithm>
#include <string_view>

namespace rasoat::intake {

/// Whether two names differ in the case of ASCII letters at the most, as names in formats do.
[[nodiscard]] constexpr bool same_but_for_case(std::string_view one, std::string_view other) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(one, other, {}, lower, lower);
}

} // namespace rasoat::intake

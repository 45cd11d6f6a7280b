#include "server/access/account_names.h"

#include <algorithm>

namespace rasoat::access {

std::string folded_name(std::string_view username) {
    constexpr std::string_view spaces = " \t\r\n";
    const auto first = username.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    std::string name(username.substr(first, username.find_last_not_of(spaces) - first + 1));
    std::ranges::transform(
        name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name;
}

} // namespace rasoat::access

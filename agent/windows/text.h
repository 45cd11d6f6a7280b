#pragma once

#include <string>
#include <string_view>

/// Text between the agent, which speaks UTF-8, and Windows, which speaks UTF-16.
namespace rasoat::windows {

[[nodiscard]] std::wstring to_utf16(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::wstring_view utf16);

/// What Windows says of its error code, in its own language, with the number for a search: "Access is denied. (5)".
[[nodiscard]] std::string reason(unsigned long code);

} // namespace rasoat::windows

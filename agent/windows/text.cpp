#include "agent/windows/text.h"

#include <windows.h>

#include <array>
#include <charconv>

namespace rasoat::windows {

std::wstring to_utf16(std::string_view utf8) {
    const auto size = static_cast<int>(utf8.size());
    std::wstring text(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, nullptr, 0)), L'\0');
    MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, text.data(), static_cast<int>(text.size()));
    return text;
}

std::string to_utf8(std::wstring_view utf16) {
    const auto size = static_cast<int>(utf16.size());
    std::string text(
        static_cast<std::size_t>(WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, nullptr, 0, nullptr, nullptr)),
        '\0');
    WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, text.data(), static_cast<int>(text.size()), nullptr, nullptr);
    return text;
}

std::string reason(unsigned long code) {
    std::array<wchar_t, 512> text{};
    constexpr DWORD flags = FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS | FORMAT_MESSAGE_MAX_WIDTH_MASK;
    const auto length = FormatMessageW(flags, nullptr, code, 0, text.data(), static_cast<DWORD>(text.size()), nullptr);
    auto words = to_utf8({text.data(), length});
    words.erase(words.find_last_not_of(" \r\n") + 1);
    if (words.empty()) words = "error";
    // Those of Win32 and sockets are known by their decimal numbers, those of COM and Schannel by hexadecimal ones.
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), code, 16).ptr;
    const bool is_status = (code & 0x80000000U) != 0;
    return words + " (" + (is_status ? "0x" + std::string(digits.data(), end) : std::to_string(code)) + ')';
}

} // namespace rasoat::windows

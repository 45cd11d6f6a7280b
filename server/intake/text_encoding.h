#pragma once

#include <string>
#include <string_view>

/// Texts of old programs as UTF-8. What an encoding has no character for becomes U+FFFD.
namespace rasoat::intake {

[[nodiscard]] bool is_utf8(std::string_view text);

enum class ByteOrder { little_endian, big_endian };
/// UTF-16 without its byte order mark; a last odd byte and lone surrogates become U+FFFD.
[[nodiscard]] std::string utf8_from_utf16(std::string_view text, ByteOrder order);

/// windows-1252, which holds ISO-8859-1's letters.
[[nodiscard]] std::string utf8_from_windows_1252(std::string_view text);

/// windows-1258, the Vietnamese code page, whose tone marks follow their letters; letters and marks are joined, as in
/// Unicode's NFC.
[[nodiscard]] std::string utf8_from_windows_1258(std::string_view text);

/// Vietnamese text whose tone marks stand apart from their letters ("e" + circumflex + dot below) with whole letters:
/// NFC as far as Vietnamese goes.
[[nodiscard]] std::string with_joined_marks(std::string_view utf8);

} // namespace rasoat::intake

#include "server/mail/mail.h"

#include <Poco/Base64Encoder.h>

#include <algorithm>
#include <sstream>

namespace rasoat::mail {
namespace {

/// 45 bytes are 60 characters in Base64; with "=?UTF-8?B?" and "?=" that is 72.
constexpr std::size_t bytes_in_word = 45;

std::string base64(std::string_view bytes) {
    std::ostringstream text;
    Poco::Base64Encoder encoder(text);
    encoder.rdbuf()->setLineLength(0);
    encoder << bytes;
    encoder.close();
    return text.str();
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

std::string encoded_header(std::string_view text) {
    const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
    if (std::ranges::all_of(text, plain) && text.find("=?") == text.npos) return std::string(text);
    std::string words;
    while (!text.empty()) {
        auto length = std::min(bytes_in_word, text.size());
        while (length > 1 && length < text.size() && continues_character(text[length]))
            --length;
        words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, length)) + "?=";
        text.remove_prefix(length);
    }
    return words;
}

} // namespace rasoat::mail

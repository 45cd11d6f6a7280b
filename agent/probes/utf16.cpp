#include "agent/probes/utf16.h"

#include <cstdint>

namespace rasoat::probes {
namespace {

void append_utf8(std::string& text, std::uint32_t code_point) {
    const auto continuation = [&](unsigned shift) { text += static_cast<char>(0x80U | (code_point >> shift & 0x3FU)); };
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xC0U | code_point >> 6U);
        continuation(0);
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xE0U | code_point >> 12U);
        continuation(6);
        continuation(0);
    } else {
        text += static_cast<char>(0xF0U | code_point >> 18U);
        continuation(12);
        continuation(6);
        continuation(0);
    }
}

} // namespace

std::string utf8_from_utf16(std::span<const std::byte> little_endian) {
    constexpr std::uint32_t replacement = 0xFFFD;
    const auto count = little_endian.size() / 2;
    const auto unit = [&](std::size_t i) {
        return std::to_integer<std::uint32_t>(little_endian[i * 2]) |
               std::to_integer<std::uint32_t>(little_endian[i * 2 + 1]) << 8U;
    };
    std::string text;
    for (std::size_t i = 0; i < count && unit(i) != 0; ++i) {
        const auto first = unit(i);
        const bool high = first >= 0xD800 && first < 0xDC00;
        const bool surrogate = first >= 0xD800 && first < 0xE000;
        if (!surrogate) {
            append_utf8(text, first);
        } else if (high && i + 1 < count && unit(i + 1) >= 0xDC00 && unit(i + 1) < 0xE000) {
            append_utf8(text, 0x10000 + ((first - 0xD800) << 10U) + (unit(i + 1) - 0xDC00));
            ++i;
        } else {
            append_utf8(text, replacement);
        }
    }
    return text;
}

} // namespace rasoat::probes

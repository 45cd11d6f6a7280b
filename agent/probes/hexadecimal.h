#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rasoat::probes {

/// Four lower-case digits, as PCI numbers are written: "8086".
inline std::string hexadecimal(std::uint16_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned shift : {12U, 8U, 4U, 0U})
        text += digits[value >> shift & 0x0FU];
    return text;
}

/// "0x8086" or "8086"; none for anything that isn't a hexadecimal number of 32 bits.
inline std::optional<std::uint32_t> from_hexadecimal(std::string_view text) {
    if (text.starts_with("0x")) text.remove_prefix(2);
    std::uint32_t value = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value, 16);
    if (error != std::errc{} || rest != end) return std::nullopt;
    return value;
}

} // namespace rasoat::probes

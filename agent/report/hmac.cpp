#include "agent/report/hmac.h"

#include "agent/report/sha256.h"

#include <optional>

namespace rasoat::report {

namespace {

constexpr std::size_t block = 64; ///< bytes that SHA-256 takes at a time

std::optional<unsigned> value_of(char digit) {
    if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10U;
    if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10U;
    return std::nullopt;
}

std::string mixed(const std::string& key, unsigned pad) {
    auto result = key;
    for (char& c : result)
        c = static_cast<char>(static_cast<unsigned char>(c) ^ pad);
    return result;
}

} // namespace

std::string hmac_sha256_hex(std::string_view key, std::string_view message) {
    std::string whole = key.size() > block ? bytes_of_hex(sha256_hex(key)) : std::string(key);
    whole.resize(block, '\0');
    auto inner = mixed(whole, 0x36);
    inner.append(message);
    return sha256_hex(mixed(whole, 0x5C) + bytes_of_hex(sha256_hex(inner)));
}

std::string bytes_of_hex(std::string_view digits) {
    if (digits.size() % 2 != 0) return {};
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const auto high = value_of(digits[i]);
        const auto low = value_of(digits[i + 1]);
        if (!high || !low) return {};
        bytes += static_cast<char>(*high << 4U | *low);
    }
    return bytes;
}

} // namespace rasoat::report

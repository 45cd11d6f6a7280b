#include "agent/delivery/fingerprint.h"

#include "agent/delivery/transport.h"

namespace rasoat::delivery {

std::string fingerprint_digits(std::string_view written) {
    for (const std::string_view kind : {"sha256:", "SHA256:"})
        if (written.starts_with(kind)) written.remove_prefix(kind.size());
    std::string digits;
    for (const char c : written) {
        if (c == ':' || c == ' ') continue;
        digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    constexpr std::size_t sha256_digits = 64;
    if (digits.size() != sha256_digits || digits.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw TransportFailed(
            "the CA fingerprint must be 64 hexadecimal digits (SHA-256); the server prints it when it starts");
    return digits;
}

} // namespace rasoat::delivery

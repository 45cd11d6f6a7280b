#pragma once

#include <string>
#include <string_view>

namespace rasoat::report {

/// HMAC-SHA256 (RFC 2104, FIPS 198-1) of the message, in 64 lower-case hexadecimal digits. `key` is bytes.
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view message);

/// The bytes that an even number of hexadecimal digits stands for; empty for anything else.
[[nodiscard]] std::string bytes_of_hex(std::string_view digits);

} // namespace rasoat::report

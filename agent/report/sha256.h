#pragma once

#include <string>
#include <string_view>

namespace rasoat::report {

/// SHA-256 (FIPS 180-4) of the bytes, by the system's own library, in 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

} // namespace rasoat::report

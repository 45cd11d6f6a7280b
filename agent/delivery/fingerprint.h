#pragma once

#include <string>
#include <string_view>

namespace rasoat::delivery {

/// The 64 lower-case hexadecimal digits of a SHA-256 fingerprint as people write it: with colons, spaces, capitals and
/// "sha256:" before it. Throws TransportFailed for anything else.
[[nodiscard]] std::string fingerprint_digits(std::string_view written);

} // namespace rasoat::delivery

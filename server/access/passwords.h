#pragma once

#include <string>
#include <string_view>

namespace rasoat::access {

/// Argon2id with libsodium's interactive limits (64 MiB, some 50 ms), in libsodium's text form with its salt. At most
/// two are computed at one time, so that a rush of sign-ins cannot use up the memory.
[[nodiscard]] std::string password_hash(std::string_view password);

[[nodiscard]] bool password_matches(std::string_view password, const std::string& hash);

} // namespace rasoat::access

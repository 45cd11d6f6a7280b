#pragma once

#include "server/store/records.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace rasoat::access {

/// `bytes` random bytes from the system's generator, as base64url without padding.
[[nodiscard]] std::string random_secret(std::size_t bytes);

/// What is stored in place of a random secret: BLAKE2b-256. Only for secrets of 16 random bytes or more; passwords need
/// a slow hash (passwords.h).
[[nodiscard]] store::SecretHash hash_of(std::string_view secret);

/// Compares without telling by its time where the texts differ.
[[nodiscard]] bool equal_secrets(std::string_view one, std::string_view other);

} // namespace rasoat::access

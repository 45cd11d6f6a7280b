#pragma once

#include <cstddef>
#include <string_view>

namespace rasoat::access {

/// A password has at least so many characters: length is what guessing costs (NIST SP 800-63B asks for no mixture of
/// kinds of characters).
inline constexpr std::size_t password_least = 12;
/// And at most so many bytes, so that hashing one costs little.
inline constexpr std::size_t password_most = 1000;

/// Throws UnfitPassword.
void refuse_unfit_password(std::string_view password);

} // namespace rasoat::access

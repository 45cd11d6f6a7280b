#pragma once

#include <string_view>

namespace rasoat::delivery {

/// Whether a DNS name of a certificate stands for `host` (RFC 6125, 6.4): letter by letter whatever their case, "*" as
/// the whole leftmost label for exactly one label.
[[nodiscard]] bool stands_for(std::string_view certificate_name, std::string_view host);

} // namespace rasoat::delivery

#pragma once

#include <string>
#include <string_view>

namespace rasoat::delivery {

/// The bytes as a gzip member (RFC 1952), without a time in it, so the same bytes for the same input.
[[nodiscard]] std::string gzip(std::string_view bytes);

} // namespace rasoat::delivery

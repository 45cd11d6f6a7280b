#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace rasoat::intake {

/// What stands around deflated bytes: gzip's header (RFC 1952), zlib's (RFC 1950), or nothing (RFC 1951, in a zip).
enum class Wrapper { gzip, zlib, none };

/// Why compressed bytes were not taken.
enum class InflateFailure { not_gzip, too_large, cut_short };

/// The content of one compressed stream, never more than `limit` bytes: a bomb is given up as soon as it is known for
/// one. Bytes after the stream's end are refused as not_gzip.
[[nodiscard]] std::variant<std::string, InflateFailure>
inflated(std::string_view compressed, std::size_t limit, Wrapper wrapper = Wrapper::gzip);

/// The text compressed, as agents read it.
[[nodiscard]] std::string deflated(std::string_view text, Wrapper wrapper);

} // namespace rasoat::intake

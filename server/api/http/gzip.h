#pragma once

#include <string>
#include <string_view>

namespace rasoat::http {

enum class GzipEffort { fast, best };

/// The text as one gzip member (RFC 1952).
[[nodiscard]] std::string gzipped(std::string_view text, GzipEffort effort);

} // namespace rasoat::http

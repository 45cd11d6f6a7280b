#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rasoat::intake {

/// Why compressed bytes were not taken.
enum class InflateFailure { not_gzip, too_large, cut_short };

/// The content of one gzip member (RFC 1952), never more than `limit` bytes: a bomb is given up as soon as it is known
/// for one.
[[nodiscard]] std::variant<std::string, InflateFailure> inflated(std::string_view gzip, std::size_t limit);

} // namespace rasoat::intake

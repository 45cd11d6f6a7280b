#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace rasoat::delivery {

/// The moment of an HTTP Date header, "Tue, 24 Nov 2026 08:00:00 GMT" (RFC 9110, 5.6.7: the one form that servers may
/// send); none for any other text.
[[nodiscard]] std::optional<std::chrono::sys_seconds> moment_of_http_date(std::string_view text);

} // namespace rasoat::delivery

#pragma once

#include "agent/delivery/transport.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// What an answer that brings no success says: a problem document (RFC 9457) where it is the server's own.
namespace rasoat::delivery {

/// "HTTP 403: Title: detail"; the status alone where there are no words.
[[nodiscard]] std::string words_of_problem(const Response& response);

/// What its type says, such as "/problems/revoked-key"; none where the type is of no other consequence than the status.
[[nodiscard]] std::optional<Trouble> trouble_of_problem(const Response& response);

/// The header's whole number of seconds, a week at the most; none where it has none.
[[nodiscard]] std::optional<std::chrono::seconds> seconds_in(const Response& response, std::string_view header);

} // namespace rasoat::delivery

#pragma once

#include "planner/fitness/fitness.h"
#include "server/api/call.h"
#include "server/api/http/problem.h"

#include <cstddef>
#include <optional>

/// What lists have alike (components/parameters of openapi.yaml).
namespace rasoat::api {

inline constexpr std::size_t default_page = 50;
inline constexpr std::size_t most_on_page = 500;
inline constexpr std::size_t most_rows = 100'000'000;
inline constexpr std::size_t most_cursor_bytes = 200;
inline constexpr std::size_t most_search_bytes = 400; ///< 100 characters of up to four bytes

[[nodiscard]] http::Problem bad_cursor();

/// The query parameter `aspect`; none where it is absent. Throws http::ProblemError, 422, where there is no such
/// aspect.
[[nodiscard]] std::optional<planner::Aspect> aspect_parameter(const Call& call);

} // namespace rasoat::api

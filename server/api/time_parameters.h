#pragma once

#include "server/api/call.h"
#include "server/store/records.h"

#include <optional>
#include <string_view>

namespace rasoat::api {

/// RFC 3339 in UTC, with or without milliseconds: "2026-11-24T06:49:26.125Z". None where it is no such time.
[[nodiscard]] std::optional<store::Time> utc_time(std::string_view text);

/// A query parameter such as on=2026-03-01; none where it is absent. Throws http::ProblemError, 422.
[[nodiscard]] std::optional<store::Day> day_parameter(const Call& call, std::string_view name);

} // namespace rasoat::api

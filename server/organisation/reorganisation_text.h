#pragma once

#include "server/organisation/reorganisation.h"

#include <string>
#include <string_view>

/// Requests as JSON, as they are asked for (schema ReorganisationRequest of openapi.yaml) and kept.
namespace rasoat::organisation {

/// Throws OrganisationRefused naming the field.
[[nodiscard]] Request request_from_json(std::string_view json);
[[nodiscard]] std::string to_json(const Request& request);

} // namespace rasoat::organisation

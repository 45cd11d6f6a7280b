#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// Models, parts, their prices, and the terms that hold for all of them.
[[nodiscard]] Answer catalogue(const Services& services, Call& call);
[[nodiscard]] Answer add_model(const Services& services, Call& call);
[[nodiscard]] Answer change_model(const Services& services, Call& call);
[[nodiscard]] Answer remove_model(const Services& services, Call& call);
/// Of a model or a part.
[[nodiscard]] Answer change_price(const Services& services, Call& call);
[[nodiscard]] Answer change_catalogue_terms(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// The most that a machine for a position may cost.
[[nodiscard]] Answer norms(const Services& services, Call& call);
[[nodiscard]] Answer add_norm(const Services& services, Call& call);
[[nodiscard]] Answer change_norm(const Services& services, Call& call);
[[nodiscard]] Answer remove_norm(const Services& services, Call& call);

} // namespace rasoat::api

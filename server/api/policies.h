#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// How machines are judged and plans are made.
[[nodiscard]] Answer policies(const Services& services, Call& call);
[[nodiscard]] Answer change_policies(const Services& services, Call& call);
/// What changed policies would do to the ranking; nothing is stored.
[[nodiscard]] Answer try_policies(const Services& services, Call& call);

} // namespace rasoat::api

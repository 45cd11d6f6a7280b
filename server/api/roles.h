#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// What each kind of work asks of a machine.
[[nodiscard]] Answer roles(const Services& services, Call& call);
[[nodiscard]] Answer add_role(const Services& services, Call& call);
[[nodiscard]] Answer role_by_id(const Services& services, Call& call);
[[nodiscard]] Answer change_role(const Services& services, Call& call);
[[nodiscard]] Answer remove_role(const Services& services, Call& call);
/// What changed requirements would do to the ranking; nothing is stored.
[[nodiscard]] Answer try_role(const Services& services, Call& call);

} // namespace rasoat::api

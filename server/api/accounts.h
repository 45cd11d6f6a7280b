#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/accounts: everybody who may sign in, or might once.
[[nodiscard]] Answer accounts(const Services& services, Call& call);
/// POST /api/v1/accounts: a new person; the one-time password is shown once.
[[nodiscard]] Answer add_account(const Services& services, Call& call);
/// PUT /api/v1/accounts/{id}: another role, disabled or not.
[[nodiscard]] Answer change_account(const Services& services, Call& call);
/// POST /api/v1/accounts/{id}/one-time-password: for who has forgotten theirs.
[[nodiscard]] Answer give_one_time_password(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

[[nodiscard]] Answer enrolment_tokens(const Services& services, Call& call);
[[nodiscard]] Answer make_enrolment_token(const Services& services, Call& call);
[[nodiscard]] Answer revoke_enrolment_token(const Services& services, Call& call);

} // namespace rasoat::api

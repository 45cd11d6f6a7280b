#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

[[nodiscard]] Answer sign_in(const Services& services, Call& call);
[[nodiscard]] Answer current_session(const Services& services, Call& call);
[[nodiscard]] Answer sign_out(const Services& services, Call& call);
[[nodiscard]] Answer change_password(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

[[nodiscard]] Answer plan_defaults(const Services& services, Call& call);
[[nodiscard]] Answer scenarios(const Services& services, Call& call);
[[nodiscard]] Answer add_scenario(const Services& services, Call& call);
[[nodiscard]] Answer scenario_by_id(const Services& services, Call& call);
[[nodiscard]] Answer change_scenario(const Services& services, Call& call);
[[nodiscard]] Answer remove_scenario(const Services& services, Call& call);
[[nodiscard]] Answer restore_scenario(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// Money by year, unit and kind of spending.
[[nodiscard]] Answer funds(const Services& services, Call& call);
[[nodiscard]] Answer add_fund(const Services& services, Call& call);
[[nodiscard]] Answer fund_by_id(const Services& services, Call& call);
[[nodiscard]] Answer change_fund(const Services& services, Call& call);
[[nodiscard]] Answer remove_fund(const Services& services, Call& call);

} // namespace rasoat::api

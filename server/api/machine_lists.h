#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// GET /api/v1/machines: a part of the list of all machines.
[[nodiscard]] Answer machines(const Services& services, Call& call);

/// GET /api/v1/machines.csv and .xlsx: all that the filters leave, as a file.
[[nodiscard]] Answer machines_csv(const Services& services, Call& call);
[[nodiscard]] Answer machines_xlsx(const Services& services, Call& call);

} // namespace rasoat::api

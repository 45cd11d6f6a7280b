#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

namespace rasoat::api {

/// POST /api/v1/offline-reports?name=: a report file from a stick, or a zip archive of a folder of them.
[[nodiscard]] Answer take_offline_reports(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// Who changed what in funds, roles, catalogue, norms and policies, and taking a change back.
[[nodiscard]] Answer record_changes(const Services& services, Call& call);
[[nodiscard]] Answer undo_record_change(const Services& services, Call& call);

} // namespace rasoat::api

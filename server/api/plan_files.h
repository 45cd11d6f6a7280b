#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

/// A plan's lines and its checklist as files.
namespace rasoat::api {

[[nodiscard]] Answer plan_lines_csv(const Services& services, Call& call);
[[nodiscard]] Answer plan_lines_xlsx(const Services& services, Call& call);
[[nodiscard]] Answer plan_moves_csv(const Services& services, Call& call);
[[nodiscard]] Answer plan_moves_xlsx(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

[[nodiscard]] Answer doubtful_duplicates(const Services& services, Call& call);
[[nodiscard]] Answer doubt_machines(const Services& services, Call& call);
[[nodiscard]] Answer merge_machines(const Services& services, Call& call);
[[nodiscard]] Answer keep_machines_apart(const Services& services, Call& call);
[[nodiscard]] Answer undo_machine_decision(const Services& services, Call& call);
[[nodiscard]] Answer split_machine(const Services& services, Call& call);

} // namespace rasoat::api

#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

/// The tree as it is, or with ?on=2025-06-30 as it was on that day.
[[nodiscard]] Answer organisation_tree(const Services& services, Call& call);
[[nodiscard]] Answer add_unit(const Services& services, Call& call);
[[nodiscard]] Answer set_unit_email(const Services& services, Call& call);
[[nodiscard]] Answer reorganisations(const Services& services, Call& call);
[[nodiscard]] Answer preview_reorganisation(const Services& services, Call& call);
[[nodiscard]] Answer make_reorganisation(const Services& services, Call& call);
[[nodiscard]] Answer undo_reorganisation(const Services& services, Call& call);

} // namespace rasoat::api

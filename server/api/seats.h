#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"

namespace rasoat::api {

struct Services;

[[nodiscard]] Answer seats(const Services& services, Call& call);
[[nodiscard]] Answer add_seat(const Services& services, Call& call);
[[nodiscard]] Answer change_seat(const Services& services, Call& call);
[[nodiscard]] Answer remove_seat(const Services& services, Call& call);
/// Which machine stands at which seat, for many at once.
[[nodiscard]] Answer assign_machines(const Services& services, Call& call);
/// The free seats of a unit get its machines that have none.
[[nodiscard]] Answer assign_machines_of_unit(const Services& services, Call& call);
[[nodiscard]] Answer seat_suggestions(const Services& services, Call& call);

} // namespace rasoat::api

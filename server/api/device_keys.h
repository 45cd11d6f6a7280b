#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

/// What agents do about their keys without anybody's visit, and what the officer does.
namespace rasoat::api {

/// A machine that was copied from an enrolled one's image becomes a device of its own, by the copied key.
[[nodiscard]] Answer enrol_copy(const Services& services, Call& call);

/// A new key for this device; the present one still serves.
[[nodiscard]] Answer change_key(const Services& services, Call& call);

/// The key that this call bears is done with: from now on it counts as revoked.
[[nodiscard]] Answer retire_key(const Services& services, Call& call);

/// Ends every key by which a machine reports.
[[nodiscard]] Answer revoke_machine_keys(const Services& services, Call& call);

} // namespace rasoat::api

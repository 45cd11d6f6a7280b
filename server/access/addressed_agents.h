#pragma once

#include "server/access/access_error.h"
#include "server/store/store.h"

#include <optional>
#include <string_view>

/// How agents of other makers come in: they have no key of their own, but the address they report to holds a unit's
/// enrolment token.
namespace rasoat::access {

/// The token in the address; none where it is unknown or revoked. One that has expired is given all the same: it still
/// serves the devices that it let in.
[[nodiscard]] std::optional<store::EnrolmentToken> token_in_address(store::Store& store, std::string_view secret);

/// The device that such an agent is, by its own name under this token; made when it comes for the first time. Throws
/// EnrolmentRefused when it is new and the token has expired, and when the device has been revoked.
[[nodiscard]] store::Device
addressed_device(store::Store& store, const store::EnrolmentToken& token, std::string_view agent_id, store::Time now);

} // namespace rasoat::access

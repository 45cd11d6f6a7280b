#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/services.h"

/// Tokens by which other programs read the indicators.
namespace rasoat::api {

[[nodiscard]] Answer feed_tokens(const Services& services, Call& call);
[[nodiscard]] Answer make_feed_token(const Services& services, Call& call);
[[nodiscard]] Answer revoke_feed_token(const Services& services, Call& call);

} // namespace rasoat::api

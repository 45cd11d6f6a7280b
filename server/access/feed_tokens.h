#pragma once

#include "server/store/store.h"

#include <string>
#include <string_view>
#include <vector>

/// How another program, such as a province's dashboard, reads the indicators without an account: by a token that opens
/// the feed and nothing else, until it is revoked.
namespace rasoat::access {

struct NewFeedToken {
    store::FeedToken token;
    std::string secret; ///< shown once
};

[[nodiscard]] NewFeedToken
make_feed_token(store::Store& store, const std::string& name, std::string_view actor, store::Time now);

/// Those that have not been revoked.
[[nodiscard]] std::vector<store::FeedToken> valid_feed_tokens(store::Reader& reader);

[[nodiscard]] bool opens_feed(store::Store& store, std::string_view secret);

/// False where there is no such token.
bool revoke_feed_token(store::Store& store, store::FeedTokenId id, std::string_view actor, store::Time now);

} // namespace rasoat::access

#include "server/access/feed_tokens.h"

#include "server/access/audit_trail.h"
#include "server/access/secrets.h"

namespace rasoat::access {
namespace {

constexpr std::size_t token_bytes = 24;

std::string subject_of(store::FeedTokenId id) {
    return "feed token " + store::to_string(id);
}

} // namespace

NewFeedToken make_feed_token(store::Store& store, const std::string& name, std::string_view actor, store::Time now) {
    NewFeedToken made;
    made.secret = random_secret(token_bytes);
    made.token = {{}, hash_of(made.secret), name, now, std::string(actor), std::nullopt};
    made.token.id = store.write([&](store::Transaction& transaction) {
        const auto id = transaction.add_feed_token(made.token);
        record(transaction, actor, "make-feed-token", subject_of(id), name, now);
        return id;
    });
    return made;
}

std::vector<store::FeedToken> valid_feed_tokens(store::Reader& reader) {
    auto tokens = reader.feed_tokens();
    std::erase_if(tokens, [](const store::FeedToken& token) { return token.revoked_at.has_value(); });
    return tokens;
}

bool opens_feed(store::Store& store, std::string_view secret) {
    const auto token = store.snapshot()->feed_token_with(hash_of(secret));
    return token && !token->revoked_at;
}

bool revoke_feed_token(store::Store& store, store::FeedTokenId id, std::string_view actor, store::Time now) {
    return store.write([&](store::Transaction& transaction) {
        auto token = transaction.feed_token(id);
        if (!token) return false;
        if (token->revoked_at) return true;
        token->revoked_at = now;
        transaction.put_feed_token(*token);
        record(transaction, actor, "revoke-feed-token", subject_of(id), token->name, now);
        return true;
    });
}

} // namespace rasoat::access

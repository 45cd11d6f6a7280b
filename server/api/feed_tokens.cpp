#include "server/api/feed_tokens.h"

#include "server/access/feed_tokens.h"
#include "server/api/http/problem.h"
#include "server/api/json/text_json.h"
#include "server/api/json_body.h"

namespace rasoat::api {

Answer feed_tokens(const Services& services, Call& /*call*/) {
    const auto reader = services.store.snapshot();
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& token : access::valid_feed_tokens(*reader)) {
        json.begin_object();
        write_id(json, "id", token.id);
        json.text("name", token.name);
        json.text("made_at", std::string_view(time_text(token.made_at)));
        json.text("made_by", token.made_by);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return shown(json.take());
}

Answer make_feed_token(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto name = body.text("name", {1, 100});
    body.refuse_unknown();
    const auto made = access::make_feed_token(services.store, name, call.session().username, call.now());
    JsonWriter json;
    json.begin_object();
    write_id(json, "id", made.token.id);
    json.text("name", made.token.name);
    json.text("token", std::string_view(made.secret));
    json.text("address", services.identity.public_url + "/api/v1/indicators");
    json.end_object();
    return created(json.take());
}

Answer revoke_feed_token(const Services& services, Call& call) {
    const auto id = call.path_id<store::FeedTokenId>("id");
    if (!id || !access::revoke_feed_token(services.store, *id, call.session().username, call.now()))
        throw http::ProblemError(http::not_found({"mã đọc chỉ tiêu", "feed token"}, call.path("id")));
    return done();
}

} // namespace rasoat::api

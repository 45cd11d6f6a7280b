#include "server/api/session.h"

#include "agent/report/json_writer.h"
#include "server/access/password_rules.h"
#include "server/access/sessions.h"
#include "server/api/http/problem.h"
#include "server/api/json_body.h"

#include <fmt/format.h>

namespace rasoat::api {

namespace {

/// Without a lifetime of its own: it ends with the browser, or when the server ends the session.
constexpr std::string_view cookie_attributes = "; Path=/; HttpOnly; Secure; SameSite=Strict";

std::string session_json(const access::Session& session, bool demo) {
    report::JsonWriter json;
    json.begin_object();
    json.text("username", std::string_view(session.username));
    json.text("role", access::name_of(session.role));
    json.text("csrf_token", std::string_view(session.csrf_token));
    json.boolean("must_change_password", session.must_change_password);
    json.boolean("demo", demo);
    json.end_object();
    return json.take();
}

bool shows_demo(const Services& services) {
    return services.store.snapshot()->setting(store::setting::demo) == "true";
}

http::Problem wrong_credentials() {
    return {
        "/problems/wrong-credentials",
        401,
        {"Đăng nhập không thành công", "Sign-in failed"},
        {"Tên đăng nhập hoặc mật khẩu không đúng.", "The name or the password is wrong."},
        {},
        {}};
}

} // namespace

Answer sign_in(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto username = body.text("username", {1, 100});
    const auto password = body.text("password", {1, 1000});
    body.refuse_unknown();
    const auto answer = access::sign_in(services.store, services.throttle, username, password, call.peer(), call.now());
    if (const auto* wait = std::get_if<access::TooManyAttempts>(&answer))
        throw http::ProblemError(http::too_many_attempts(wait->retry_after));
    const auto* signed_in = std::get_if<access::SignedIn>(&answer);
    if (signed_in == nullptr) throw http::ProblemError(wrong_credentials());
    return shown(session_json(signed_in->session, shows_demo(services)))
        .with("Set-Cookie", fmt::format("rasoat_session={}{}", signed_in->token, cookie_attributes));
}

Answer current_session(const Services& services, Call& call) {
    return shown(session_json(call.session(), shows_demo(services)));
}

Answer sign_out(const Services& services, Call& call) {
    access::sign_out(services.store, call.session_token(), call.now());
    return done().with("Set-Cookie", fmt::format("rasoat_session={}; Max-Age=0", cookie_attributes));
}

Answer change_password(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto current = body.text("current", {1, 1000});
    const auto changed = body.text("new", {access::password_least, 1000});
    body.refuse_unknown();
    access::change_password(services.store, call.session_token(), current, changed, call.now());
    return done();
}

} // namespace rasoat::api

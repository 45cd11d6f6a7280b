#include "server/api/accounts.h"

#include "server/access/accounts.h"
#include "server/api/http/problem.h"
#include "server/api/json/text_json.h"
#include "server/api/json_body.h"

namespace rasoat::api {
namespace {

void write_account(JsonWriter& json, const store::Account& account) {
    write_id(json, "id", account.id);
    json.text("username", std::string_view(account.username));
    json.text("role", std::string_view(account.role));
    json.boolean("disabled", account.disabled);
    json.boolean("must_change_password", account.must_change_password);
    json.text("made_at", std::string_view(time_text(account.made_at)));
}

access::Role role_in(JsonBody& body) {
    const auto role = access::role_named(body.text("role", {1, 50}));
    if (!role)
        throw http::ProblemError(http::invalid_value(
            "/role", {"Vai trò là administrator, it_officer hoặc finance_officer.",
                      "The role is administrator, it_officer or finance_officer."}));
    return *role;
}

http::ProblemError no_such_account(const Call& call) {
    return http::ProblemError(http::not_found({"tài khoản", "account"}, call.path("id")));
}

} // namespace

Answer accounts(const Services& services, Call& /*call*/) {
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& account : services.store.snapshot()->accounts()) {
        json.begin_object();
        write_account(json, account);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return shown(json.take());
}

Answer add_account(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto username = body.text("username", {1, 100});
    const auto role = role_in(body);
    body.refuse_unknown();
    const auto added = access::invite(services.store, username, role, call.session().username, call.now());
    JsonWriter json;
    json.begin_object();
    write_id(json, "id", added.id);
    json.text("username", std::string_view(added.username));
    json.text("one_time_password", std::string_view(added.one_time_password));
    json.end_object();
    return created(json.take());
}

Answer change_account(const Services& services, Call& call) {
    JsonBody body(call.body());
    access::AccountChange change;
    change.role = role_in(body);
    change.disabled = body.boolean_or("disabled", false);
    body.refuse_unknown();
    const auto id = call.path_id<store::AccountId>("id");
    if (!id || !access::change_account(services.store, *id, change, call.session().username, call.now()))
        throw no_such_account(call);
    return done();
}

Answer give_one_time_password(const Services& services, Call& call) {
    const auto id = call.path_id<store::AccountId>("id");
    const auto password =
        id ? access::give_one_time_password(services.store, *id, call.session().username, call.now()) : std::nullopt;
    if (!password) throw no_such_account(call);
    JsonWriter json;
    json.begin_object();
    json.text("one_time_password", std::string_view(*password));
    json.end_object();
    return shown(json.take());
}

} // namespace rasoat::api

#include "server/api/enrolment_tokens.h"

#include "server/access/enrolment.h"
#include "server/api/http/problem.h"
#include "server/api/install_commands.h"
#include "server/api/json/text_json.h"
#include "server/api/json_body.h"

#include <unordered_map>

namespace rasoat::api {

namespace {

constexpr std::int64_t default_days = 30;

/// What to paste where, with the secret that is seen this once.
void write_commands(
    JsonWriter& json, const Services& services, const std::string& token, const std::string& unit_code) {
    const auto& identity = services.identity;
    const auto command_with = [&](InstallerSystem system, auto command) -> std::optional<std::string> {
        const auto package = services.installers.newest_for(system);
        return package ? std::optional(command(*package)) : std::nullopt;
    };
    json.text("linux_command", enrol_command(identity, token));
    write_string_or_null(json, "debian_command", command_with(InstallerSystem::debian, [&](const Installer& package) {
                             return debian_command(identity, package, token);
                         }));
    write_string_or_null(
        json, "windows_fetch_command", command_with(InstallerSystem::windows_x64, [&](const Installer& package) {
            return windows_fetch_command(identity, package, token, unit_code);
        }));
    json.text("windows_command", windows_command(identity, token, unit_code));
    json.text("windows_startup_script", windows_startup_script(identity, token, unit_code));
    json.text("other_agents_address", identity.public_url + "/inventory/" + token);
}

} // namespace

Answer enrolment_tokens(const Services& services, Call& call) {
    const auto reader = services.store.snapshot();
    std::unordered_map<store::UnitId, std::string> names;
    for (auto& unit : reader->units())
        names.emplace(unit.id, std::move(unit.name));
    JsonWriter json;
    json.begin_object();
    json.begin_array("items");
    for (const auto& token : access::valid_enrolment_tokens(*reader, call.now())) {
        json.begin_object();
        write_id(json, "id", token.id);
        write_id(json, "unit_id", token.unit);
        json.text("unit", std::string_view(names[token.unit]));
        json.text("made_at", std::string_view(time_text(token.made_at)));
        json.text("expires_at", std::string_view(time_text(token.expires_at)));
        json.integer("used", token.used);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return shown(json.take());
}

Answer make_enrolment_token(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto given = body.text("unit_id", {1, 30});
    const auto days = body.integer_if_set("days_valid", {1, 366}).value_or(default_days);
    body.refuse_unknown();
    const auto id = store::parse_id<store::UnitId>(given);
    const auto unit = id ? services.store.snapshot()->unit(*id) : std::nullopt;
    if (!unit)
        throw http::ProblemError(http::invalid_value("/unit_id", {"Không có đơn vị này.", "There is no such unit."}));

    const auto made = access::make_enrolment_token(
        services.store, unit->id, std::chrono::days(days), call.session().username, call.now());
    JsonWriter json;
    json.begin_object();
    write_id(json, "id", made.token.id);
    json.text("token", std::string_view(made.secret));
    write_id(json, "unit_id", unit->id);
    json.text("expires_at", std::string_view(time_text(made.token.expires_at)));
    json.text("ca_fingerprint", std::string_view(services.identity.ca_fingerprint));
    write_commands(json, services, made.secret, unit->code);
    json.end_object();
    return created(json.take());
}

Answer revoke_enrolment_token(const Services& services, Call& call) {
    const auto id = call.path_id<store::TokenId>("id");
    if (!id || !access::revoke_enrolment_token(services.store, *id, call.session().username, call.now()))
        throw http::ProblemError(http::not_found({"mã đăng ký", "enrolment token"}, call.path("id")));
    return done();
}

} // namespace rasoat::api

#include "server/api/organisation.h"

#include "server/api/http/problem.h"
#include "server/api/json/organisation_json.h"
#include "server/api/json/text_json.h"
#include "server/api/json_body.h"
#include "server/api/services.h"
#include "server/api/time_parameters.h"
#include "server/organisation/organisation_refused.h"
#include "server/organisation/reorganisation.h"
#include "server/organisation/reorganisation_text.h"
#include "server/organisation/units.h"
#include "server/organisation/units_on_day.h"

namespace rasoat::api {
namespace {

constexpr std::size_t most_reorganisations = 500;
constexpr std::size_t most_email = 254; // RFC 5321, 4.5.3.1.3, without the brackets

organisation::Actor actor_of(const Call& call) {
    return {call.session().username, call.now()};
}

Answer one_created(std::int64_t id) {
    JsonWriter json;
    json.begin_object();
    json.text("id", std::string_view(std::to_string(id)));
    json.end_object();
    return created(json.take());
}

} // namespace

Answer organisation_tree(const Services& services, Call& call) {
    const auto day = day_parameter(call, "on");
    const auto today = std::chrono::floor<std::chrono::days>(call.now());
    const auto reader = services.store.snapshot();
    return shown(organisation_json(*reader, day.value_or(today)));
}

Answer add_unit(const Services& services, Call& call) {
    JsonBody body(call.body());
    organisation::UnitDraft draft;
    draft.code = body.text("code", {1, 50});
    draft.name = body.text("name", {1, 200});
    const auto parent = body.text_if_set("parent_id", {1, 30});
    const auto email = body.text_if_set("email", {0, most_email}).value_or("");
    body.refuse_unknown();
    if (parent) {
        draft.parent = store::parse_id<store::UnitId>(*parent);
        if (!draft.parent)
            throw http::ProblemError(
                http::invalid_value("/parent_id", {"Không có đơn vị này.", "There is no such unit."}));
    }
    const auto id = services.store.write([&](store::Transaction& transaction) {
        return organisation::add_unit(transaction, draft, email, actor_of(call));
    });
    return one_created(id.value);
}

Answer set_unit_email(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto email = body.text("email", {0, most_email});
    body.refuse_unknown();
    const auto id = call.path_id<store::UnitId>("id");
    const auto reader = services.store.snapshot();
    if (!id || !reader->unit(*id)) throw http::ProblemError(http::not_found({"đơn vị", "unit"}, call.path("id")));
    services.store.write(
        [&](store::Transaction& transaction) { organisation::set_email(transaction, *id, email, actor_of(call)); });
    return done();
}

Answer reorganisations(const Services& services, Call&) {
    const auto reader = services.store.snapshot();
    return shown(reorganisations_json(reader->reorganisations(most_reorganisations)));
}

Answer preview_reorganisation(const Services& services, Call& call) {
    const auto request = organisation::request_from_json(call.body());
    const auto effects = organisation::preview(services.store, request, actor_of(call));
    const auto reader = services.store.snapshot();
    return shown(effects_json(*reader, effects));
}

Answer make_reorganisation(const Services& services, Call& call) {
    const auto request = organisation::request_from_json(call.body());
    return one_created(organisation::reorganise(services.store, request, actor_of(call)).value);
}

Answer undo_reorganisation(const Services& services, Call& call) {
    const auto id = call.path_id<store::ReorganisationId>("id");
    const auto reader = services.store.snapshot();
    if (!id || !reader->reorganisation(*id))
        throw http::ProblemError(http::not_found({"lần sắp xếp", "reorganisation"}, call.path("id")));
    try {
        organisation::undo(services.store, *id, actor_of(call));
    } catch (const organisation::OrganisationRefused& refused) {
        throw http::ProblemError(http::conflict(refused.why()));
    }
    return done();
}

} // namespace rasoat::api

#include "server/api/seats.h"

#include "server/api/http/problem.h"
#include "server/api/json/seats_json.h"
#include "server/api/json_body.h"
#include "server/api/list_parameters.h"
#include "server/api/services.h"
#include "server/organisation/seat_suggestions.h"
#include "server/organisation/seats.h"
#include "server/planning/search_text.h"
#include "server/planning/unit_tree.h"

namespace rasoat::api {
namespace {

constexpr std::size_t most_assignments = 5000;

organisation::Actor actor_of(const Call& call) {
    return {call.session().username, call.now()};
}

template <class SomeId>
SomeId id_in(const std::string& text, const std::string& field) {
    const auto id = store::parse_id<SomeId>(text);
    if (!id) throw http::ProblemError(http::invalid_value(field, {"Không có mã số này.", "There is no such id."}));
    return *id;
}

organisation::SeatDraft draft_in(Call& call) {
    JsonBody body(call.body());
    organisation::SeatDraft draft;
    draft.unit = id_in<store::UnitId>(body.text("unit_id", {1, 30}), "/unit_id");
    draft.code = body.text("code", {1, 50});
    draft.name = body.text("name", {1, 200});
    draft.role = body.text("role_id", {1, 100});
    draft.weight = body.real_or("weight", 1, 0.01, 100);
    draft.person = body.text_if_set("person", {0, 200}).value_or("");
    body.refuse_unknown();
    return draft;
}

std::vector<std::string> role_ids(const Services& services) {
    std::vector<std::string> ids;
    const auto rules = services.review.rules(*services.store.snapshot());
    for (const auto& role : rules->roles)
        ids.push_back(role.id);
    return ids;
}

store::SeatId seat_in_path(store::Reader& reader, const Call& call) {
    const auto id = call.path_id<store::SeatId>("id");
    if (!id || !reader.seat(*id)) throw http::ProblemError(http::not_found({"vị trí", "seat"}, call.path("id")));
    return *id;
}

} // namespace

Answer seats(const Services& services, Call& call) {
    SeatQuery query;
    query.unit = call.query_id<store::UnitId>("unit");
    query.only_free = call.query_choice<bool>("machine", {{"none", true}, {"any", false}}).value_or(false);
    query.words = call.query("q", most_search_bytes);
    query.skip = call.query_number_or("skip", 0, most_rows, 0);
    query.limit = call.query_number_or("limit", default_page, most_on_page);
    const auto reviewed = services.review.current(call.now());
    return shown(seats_json(*reviewed, *services.store.snapshot(), query));
}

Answer add_seat(const Services& services, Call& call) {
    const auto draft = draft_in(call);
    const auto roles = role_ids(services);
    const auto id = services.store.write([&](store::Transaction& transaction) {
        return organisation::add_seat(transaction, draft, roles, actor_of(call));
    });
    return created(seat_json(*services.store.snapshot(), id));
}

Answer change_seat(const Services& services, Call& call) {
    const auto draft = draft_in(call);
    const auto roles = role_ids(services);
    const auto id = services.store.write([&](store::Transaction& transaction) {
        const auto seat = seat_in_path(transaction, call);
        organisation::change_seat(transaction, seat, draft, roles, actor_of(call));
        return seat;
    });
    return shown(seat_json(*services.store.snapshot(), id));
}

Answer remove_seat(const Services& services, Call& call) {
    services.store.write([&](store::Transaction& transaction) {
        organisation::remove_seat(transaction, seat_in_path(transaction, call), actor_of(call));
    });
    return done();
}

Answer assign_machines(const Services& services, Call& call) {
    JsonBody body(call.body());
    std::vector<organisation::Assignment> assignments;
    for (auto& item : body.objects("items", most_assignments)) {
        const auto field = [&](std::string_view name) {
            return "/items/" + std::to_string(assignments.size()) + "/" + std::string(name);
        };
        organisation::Assignment assignment;
        assignment.seat = id_in<store::SeatId>(item.text("seat_id", {1, 30}), field("seat_id"));
        if (const auto machine = item.text_if_set("machine_id", {1, 30}))
            assignment.machine = id_in<store::MachineId>(*machine, field("machine_id"));
        item.refuse_unknown();
        assignments.push_back(assignment);
    }
    body.refuse_unknown();
    services.store.write(
        [&](store::Transaction& transaction) { organisation::assign(transaction, assignments, actor_of(call)); });
    return shown(assigned_json(assignments));
}

Answer assign_machines_of_unit(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto unit = id_in<store::UnitId>(body.text("unit_id", {1, 30}), "/unit_id");
    body.refuse_unknown();
    return shown(assigned_json(services.store.write([&](store::Transaction& transaction) {
        return organisation::assign_within(transaction, unit, actor_of(call));
    })));
}

Answer seat_suggestions(const Services& services, Call&) {
    const auto reader = services.store.snapshot();
    return shown(seat_suggestions_json(*reader, organisation::seat_suggestions(*reader)));
}

} // namespace rasoat::api

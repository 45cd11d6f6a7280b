#include "server/api/doubtful_duplicates.h"

#include "server/api/http/problem.h"
#include "server/api/json/doubt_json.h"
#include "server/api/json_body.h"
#include "server/api/list_parameters.h"
#include "server/api/services.h"
#include "server/api/time_parameters.h"
#include "server/inventory/doubts.h"

namespace rasoat::api {
namespace {

inventory::Decision decision_of(const Call& call) {
    return {call.session().username, call.now()};
}

store::DoubtId pair_in_path(store::Reader& reader, const Call& call) {
    const auto id = call.path_id<store::DoubtId>("id");
    if (!id || !reader.doubt(*id))
        throw http::ProblemError(http::not_found({"cặp máy", "pair of machines"}, call.path("id")));
    return *id;
}

store::MachineId machine_in(JsonBody& body, std::string_view key) {
    const auto id = store::parse_id<store::MachineId>(body.text(key, {1, 30}));
    if (!id)
        throw http::ProblemError(
            http::invalid_value("/" + std::string(key), {"Không có máy này.", "There is no such machine."}));
    return *id;
}

/// Does what was decided of the pair in the path, and shows the pair.
template <class Decide>
Answer decided(const Services& services, Call& call, Decide decide) {
    const auto id = services.store.write([&](store::Transaction& transaction) {
        const auto pair = pair_in_path(transaction, call);
        decide(transaction, pair);
        return pair;
    });
    const auto reader = services.store.snapshot();
    return shown(doubt_json(*reader, reader->doubt(id).value()));
}

} // namespace

Answer doubtful_duplicates(const Services& services, Call& call) {
    const auto state = call.query_choice<store::DoubtState>(
                               "state", {{"open", store::DoubtState::open},
                                         {"merged", store::DoubtState::merged},
                                         {"kept_apart", store::DoubtState::kept_apart},
                                         {"split", store::DoubtState::split}})
                           .value_or(store::DoubtState::open);
    const auto limit = call.query_number_or("limit", default_page, most_on_page);
    const auto cursor = call.query("cursor", most_cursor_bytes);
    std::optional<store::DoubtId> before;
    if (!cursor.empty()) {
        before = store::parse_id<store::DoubtId>(cursor);
        if (!before) throw http::ProblemError(bad_cursor());
    }
    const auto reader = services.store.snapshot();
    return shown(
        doubt_page_json(*reader, reader->doubts(state, before, limit + 1), limit, reader->count_doubts(state)));
}

Answer doubt_machines(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto one = machine_in(body, "one_id");
    const auto other = machine_in(body, "other_id");
    body.refuse_unknown();
    const auto id = services.store.write(
        [&](store::Transaction& transaction) { return inventory::doubt(transaction, one, other, decision_of(call)); });
    const auto reader = services.store.snapshot();
    return created(doubt_json(*reader, reader->doubt(id).value()));
}

Answer merge_machines(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto keep = machine_in(body, "keep_id");
    body.refuse_unknown();
    return decided(services, call, [&](store::Transaction& transaction, store::DoubtId pair) {
        inventory::merge(transaction, pair, keep, decision_of(call));
    });
}

Answer keep_machines_apart(const Services& services, Call& call) {
    return decided(services, call, [&](store::Transaction& transaction, store::DoubtId pair) {
        inventory::keep_apart(transaction, pair, decision_of(call));
    });
}

Answer undo_machine_decision(const Services& services, Call& call) {
    return decided(services, call, [&](store::Transaction& transaction, store::DoubtId pair) {
        inventory::undo(transaction, pair, decision_of(call));
    });
}

Answer split_machine(const Services& services, Call& call) {
    JsonBody body(call.body());
    const auto since = utc_time(body.text("since", {1, 40}));
    body.refuse_unknown();
    if (!since)
        throw http::ProblemError(http::invalid_value(
            "/since", {"Phải là một thời điểm như 2026-03-01T08:00:00Z, lấy từ lịch sử của máy.",
                       "Must be a time such as 2026-03-01T08:00:00Z, taken from the machine's history."}));
    const auto id = call.path_id<store::MachineId>("id");
    const auto pair = services.store.write([&](store::Transaction& transaction) {
        if (!id || !transaction.machine(*id))
            throw http::ProblemError(http::not_found({"máy tính", "machine"}, call.path("id")));
        return inventory::split(transaction, *id, *since, decision_of(call));
    });
    const auto reader = services.store.snapshot();
    return created(doubt_json(*reader, reader->doubt(pair).value()));
}

} // namespace rasoat::api

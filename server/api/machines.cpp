#include "server/api/machines.h"

#include "server/api/http/problem.h"
#include "server/api/json/machine_history_json.h"
#include "server/api/json/machine_page_json.h"
#include "server/api/list_parameters.h"
#include "server/api/services.h"
#include "server/api/time_parameters.h"
#include "server/planning/list_cursor.h"
#include "server/planning/machine_on_day.h"
#include "server/planning/machine_page.h"

namespace rasoat::api {
namespace {

[[noreturn]] void refuse_unknown_machine(const Call& call) {
    throw http::ProblemError(http::not_found({"máy tính", "machine"}, call.path("id")));
}

Answer page_on(const Services& services, const Call& call, store::MachineId id, store::Day day) {
    const auto reader = services.store.snapshot();
    if (!reader->machine(id)) refuse_unknown_machine(call);
    const auto kept = store::Time(day) >= call.now() - services.history_kept;
    const auto page = kept ? planning::machine_on_day(*services.review.rules(*reader), *reader, id, day) : std::nullopt;
    if (!page)
        throw http::ProblemError(http::not_found(
            {"dữ liệu của máy này vào ngày đó", "data of this machine on that day"}, call.query("on", 30)));
    return shown(machine_page_json(*page));
}

} // namespace

Answer machine_page(const Services& services, Call& call) {
    if (const auto id = call.path_id<store::MachineId>("id")) {
        if (const auto day = day_parameter(call, "on")) return page_on(services, call, *id, *day);
        const auto reviewed = services.review.current(call.now());
        if (const auto page = planning::machine_page(*reviewed, *services.store.snapshot(), *id))
            return shown(machine_page_json(*page));
    }
    refuse_unknown_machine(call);
}

Answer machine_history(const Services& services, Call& call) {
    const auto id = call.path_id<store::MachineId>("id");
    const auto limit = call.query_number_or("limit", default_page, most_on_page);
    const auto cursor = call.query("cursor", most_cursor_bytes);
    const auto reader = services.store.snapshot();
    if (!id || !reader->machine(*id)) refuse_unknown_machine(call);
    try {
        const auto behind = cursor.empty() ? std::nullopt : std::optional(planning::history_position(cursor));
        return shown(machine_history_json(reader->history_page(*id, behind, limit + 1), limit));
    } catch (const planning::BadCursor&) {
        throw http::ProblemError(bad_cursor());
    }
}

} // namespace rasoat::api

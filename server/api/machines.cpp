#include "server/api/machines.h"

#include "server/api/http/problem.h"
#include "server/api/json/machine_page_json.h"
#include "server/planning/machine_page.h"

namespace rasoat::api {

Answer machine_page(const Services& services, Call& call) {
    if (const auto id = call.path_id<store::MachineId>("id")) {
        const auto reviewed = services.review.current(call.now());
        if (const auto page = planning::machine_page(*reviewed, *services.store.snapshot(), *id))
            return shown(machine_page_json(*page));
    }
    throw http::ProblemError(http::not_found({"máy tính", "machine"}, call.path("id")));
}

} // namespace rasoat::api

#include "server/api/overview.h"

#include "server/api/json/overview_json.h"
#include "server/planning/overview.h"

namespace rasoat::api {

Answer overview(const Services& services, Call& call) {
    const auto reviewed = services.review.current(call.now());
    return shown(overview_json(planning::overview(*reviewed, *services.store.snapshot(), call.now())));
}

} // namespace rasoat::api

#include "server/api/units.h"

#include "server/api/json/overview_json.h"
#include "server/planning/overview.h"

namespace rasoat::api {

Answer units(const Services& services, Call& call) {
    return shown(units_json(planning::unit_figures(*services.review.current(call.now()))));
}

} // namespace rasoat::api

#include "server/api/policies.h"

#include "server/api/json/ranking_shift_json.h"
#include "server/api/kept_records.h"
#include "server/api/services.h"
#include "server/planning/rules_what_if.h"
#include "server/rules/conversions.h"

namespace rasoat::api {
namespace {

const changes::Subject subject{changes::Kind::policies, "policies"};

} // namespace

Answer policies(const Services& services, Call& /*call*/) {
    return kept_record(services, subject);
}

Answer change_policies(const Services& services, Call& call) {
    return change_kept_record(services, call, subject, record_in_body(call, rules::policies_schema()));
}

Answer try_policies(const Services& services, Call& call) {
    const auto tried = rules::policies_of(record_in_body(call, rules::policies_schema()));
    const auto reviewed = services.review.current(call.now());
    return shown(ranking_shift_json(
        planning::ranking_shift(*reviewed, {std::nullopt, tried}, *services.store.snapshot(), turned_seats_shown)));
}

} // namespace rasoat::api

#include "server/api/funds.h"

#include "server/api/kept_records.h"
#include "server/api/services.h"

namespace rasoat::api {
namespace {

changes::Subject subject_in(const Call& call) {
    return {changes::Kind::fund, call.path("id")};
}

} // namespace

Answer funds(const Services& services, Call& /*call*/) {
    return kept_records(services, changes::Kind::fund);
}

Answer add_fund(const Services& services, Call& call) {
    return add_kept_record(services, call, changes::Kind::fund);
}

Answer fund_by_id(const Services& services, Call& call) {
    return kept_record(services, subject_in(call));
}

Answer change_fund(const Services& services, Call& call) {
    return change_kept_record(services, call, subject_in(call), record_in_body(call, rules::fund_schema()));
}

Answer remove_fund(const Services& services, Call& call) {
    return remove_kept_record(services, call, subject_in(call));
}

} // namespace rasoat::api

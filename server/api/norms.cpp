#include "server/api/norms.h"

#include "server/api/kept_records.h"
#include "server/api/services.h"

namespace rasoat::api {
namespace {

changes::Subject subject_in(const Call& call) {
    return {changes::Kind::norm, call.path("id")};
}

} // namespace

Answer norms(const Services& services, Call& /*call*/) {
    return kept_records(services, changes::Kind::norm);
}

Answer add_norm(const Services& services, Call& call) {
    return add_kept_record(services, call, changes::Kind::norm);
}

Answer change_norm(const Services& services, Call& call) {
    return change_kept_record(services, call, subject_in(call), record_in_body(call, rules::norm_schema()));
}

Answer remove_norm(const Services& services, Call& call) {
    return remove_kept_record(services, call, subject_in(call));
}

} // namespace rasoat::api

#include "server/api/scenarios.h"

#include "server/api/http/problem.h"

namespace rasoat::api {
namespace {

[[noreturn]] void refuse_for_now() {
    throw http::ProblemError(
        http::unavailable({"Chức năng này chưa bật.", "This is not switched on yet."}, std::chrono::seconds(60)));
}

} // namespace

Answer plan_defaults(const Services&, Call&) {
    refuse_for_now();
}

Answer scenarios(const Services&, Call&) {
    refuse_for_now();
}

Answer add_scenario(const Services&, Call&) {
    refuse_for_now();
}

Answer scenario_by_id(const Services&, Call&) {
    refuse_for_now();
}

Answer change_scenario(const Services&, Call&) {
    refuse_for_now();
}

Answer remove_scenario(const Services&, Call&) {
    refuse_for_now();
}

Answer restore_scenario(const Services&, Call&) {
    refuse_for_now();
}

} // namespace rasoat::api

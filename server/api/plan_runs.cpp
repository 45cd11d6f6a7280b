#include "server/api/plan_runs.h"

#include "server/api/http/problem.h"

namespace rasoat::api {
namespace {

[[noreturn]] void refuse_for_now() {
    throw http::ProblemError(
        http::unavailable({"Chức năng này chưa bật.", "This is not switched on yet."}, std::chrono::seconds(60)));
}

} // namespace

Answer plan_runs(const Services&, Call&) {
    refuse_for_now();
}

Answer start_plan_run(const Services&, Call&) {
    refuse_for_now();
}

Answer plan_run_by_id(const Services&, Call&) {
    refuse_for_now();
}

Answer cancel_plan_run(const Services&, Call&) {
    refuse_for_now();
}

} // namespace rasoat::api

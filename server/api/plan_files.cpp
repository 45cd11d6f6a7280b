#include "server/api/plan_files.h"

#include "server/api/http/problem.h"

namespace rasoat::api {
namespace {

[[noreturn]] void refuse_for_now() {
    throw http::ProblemError(
        http::unavailable({"Chức năng này chưa bật.", "This is not switched on yet."}, std::chrono::seconds(60)));
}

} // namespace

Answer plan_lines_csv(const Services&, Call&) {
    refuse_for_now();
}

Answer plan_lines_xlsx(const Services&, Call&) {
    refuse_for_now();
}

Answer plan_moves_csv(const Services&, Call&) {
    refuse_for_now();
}

Answer plan_moves_xlsx(const Services&, Call&) {
    refuse_for_now();
}

} // namespace rasoat::api

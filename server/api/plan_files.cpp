#include "server/api/plan_files.h"

#include "server/api/file_answer.h"
#include "server/api/plan_in_path.h"
#include "server/api/plans.h"
#include "server/planning/plan_tables.h"

#include <limits>

namespace rasoat::api {
namespace {

constexpr std::string_view lines_name = "phuong-an";
constexpr std::string_view moves_name = "cac-buoc-thuc-hien";

documents::Table lines_asked_for(const Services& services, const Call& call) {
    auto query = line_filters(call);
    query.limit = std::numeric_limits<std::size_t>::max();
    const auto document = plan_in_path(services, call);
    const auto page = planning::plan_lines(*document, query, *services.review.current(call.now()));
    return planning::line_table(page.items, file_language(call));
}

documents::Table moves_asked_for(const Services& services, const Call& call) {
    auto query = move_filters(call);
    query.limit = std::numeric_limits<std::size_t>::max();
    const auto document = plan_in_path(services, call);
    const auto page = planning::plan_moves(*document, query, *services.review.current(call.now()));
    return planning::move_table(page, file_language(call));
}

} // namespace

Answer plan_lines_csv(const Services& services, Call& call) {
    return csv_file(lines_name, lines_asked_for(services, call), call);
}

Answer plan_lines_xlsx(const Services& services, Call& call) {
    return xlsx_file(lines_name, lines_asked_for(services, call), call);
}

Answer plan_moves_csv(const Services& services, Call& call) {
    return csv_file(moves_name, moves_asked_for(services, call), call);
}

Answer plan_moves_xlsx(const Services& services, Call& call) {
    return xlsx_file(moves_name, moves_asked_for(services, call), call);
}

} // namespace rasoat::api

#include "server/api/machine_lists.h"

#include "server/api/file_answer.h"
#include "server/api/http/problem.h"
#include "server/api/json/machine_list_json.h"
#include "server/api/list_parameters.h"
#include "server/planning/machine_list.h"
#include "server/planning/machine_table.h"
#include "server/planning/overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace rasoat::api {
namespace {

using planning::MachineOrder;
using planning::MachineVerdict;
using planning::Windows11State;

planning::MachineQuery filters_of(const Call& call) {
    planning::MachineQuery query;
    query.unit = call.query_id<store::UnitId>("unit");
    query.role = call.query("role", 100);
    query.aspect = aspect_parameter(call);
    query.verdict = call.query_choice<MachineVerdict>(
        "verdict", {{"low", MachineVerdict::low},
                    {"fit", MachineVerdict::fit},
                    {"unknown", MachineVerdict::unknown},
                    {"unassigned", MachineVerdict::unassigned}});
    query.windows11 = call.query_choice<Windows11State>(
        "windows11", {{"ready", Windows11State::ready},
                      {"switched_off", Windows11State::switched_off},
                      {"cannot", Windows11State::cannot},
                      {"unknown", Windows11State::unknown}});
    query.kind = call.query_choice<planner::MachineKind>(
        "kind", {{"desktop", planner::MachineKind::desktop}, {"laptop", planner::MachineKind::laptop}});
    query.only_out_of_support = call.query_choice<bool>("support", {{"ended", true}, {"all", false}}).value_or(false);
    query.only_unclear = call.query_choice<bool>("facts", {{"unclear", true}, {"all", false}}).value_or(false);
    if (call.query_choice<bool>("reported", {{"silent", true}, {"all", false}}).value_or(false))
        query.silent_since = call.now() - planning::silent_after;
    query.words = call.query("q", most_search_bytes);
    query.order = call.query_choice<MachineOrder>(
                          "sort", {{"hostname", MachineOrder::hostname},
                                   {"model", MachineOrder::model},
                                   {"unit", MachineOrder::unit},
                                   {"score", MachineOrder::score},
                                   {"processor", MachineOrder::processor},
                                   {"memory", MachineOrder::memory},
                                   {"disk", MachineOrder::disk},
                                   {"year", MachineOrder::year}})
                      .value_or(MachineOrder::hostname);
    query.descending = call.query_choice<bool>("order", {{"asc", false}, {"desc", true}}).value_or(false);
    return query;
}

/// "machine,place,memory": as the page shows them; all where the parameter is absent.
std::vector<planning::MachineColumn> columns_asked_for(const Call& call) {
    constexpr std::size_t longest = 200;
    const auto given = call.query("columns", longest);
    std::vector<planning::MachineColumn> columns;
    for (std::string_view rest = given; !rest.empty();) {
        const auto name = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        const auto column = planning::machine_column_named(name);
        if (!column)
            throw http::ProblemError(http::invalid_value(
                "columns",
                {fmt::format("Không có cột \"{}\".", name), fmt::format("There is no column \"{}\".", name)}));
        if (std::ranges::find(columns, *column) == columns.end()) columns.push_back(*column);
    }
    return columns;
}

planning::MachineList all_found(const Services& services, Call& call) {
    auto query = filters_of(call);
    query.limit = std::numeric_limits<std::ptrdiff_t>::max();
    const auto reviewed = services.review.current(call.now());
    return planning::machine_list(*reviewed, query, *services.store.snapshot());
}

documents::Table table_asked_for(const Services& services, Call& call) {
    const auto columns = columns_asked_for(call);
    return planning::machine_table(all_found(services, call), columns, file_language(call));
}

} // namespace

Answer machines(const Services& services, Call& call) {
    auto query = filters_of(call);
    query.skip = call.query_number_or("skip", 0, most_rows, 0);
    query.limit = call.query_number_or("limit", default_page, most_on_page);
    const auto reviewed = services.review.current(call.now());
    return shown(machine_list_json(planning::machine_list(*reviewed, query, *services.store.snapshot())));
}

Answer machines_csv(const Services& services, Call& call) {
    return csv_file("may-tinh", table_asked_for(services, call), call);
}

Answer machines_xlsx(const Services& services, Call& call) {
    return xlsx_file("may-tinh", table_asked_for(services, call), call);
}

} // namespace rasoat::api

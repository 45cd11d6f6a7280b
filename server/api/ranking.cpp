#include "server/api/ranking.h"

#include "server/api/http/problem.h"
#include "server/api/json/ranking_json.h"
#include "server/api/list_parameters.h"
#include "server/planning/ranking.h"

namespace rasoat::api {

Answer ranking(const Services& services, Call& call) {
    using planning::VerdictFilter;
    planning::RankingQuery query;
    query.unit = call.query_id<store::UnitId>("unit");
    query.role = call.query("role", 100);
    query.aspect = aspect_parameter(call);
    query.verdict =
        call.query_choice<VerdictFilter>(
                "verdict", {{"low", VerdictFilter::low}, {"fit", VerdictFilter::fit}, {"all", VerdictFilter::all}})
            .value_or(VerdictFilter::all);
    query.words = call.query("q", most_search_bytes);
    query.cursor = call.query("cursor", most_cursor_bytes);
    query.limit = call.query_number_or("limit", default_page, most_on_page);
    const auto reviewed = services.review.current(call.now());
    try {
        return shown(ranking_json(planning::ranking_page(*reviewed, query, *services.store.snapshot())));
    } catch (const planning::BadCursor&) {
        throw http::ProblemError(bad_cursor());
    }
}

} // namespace rasoat::api

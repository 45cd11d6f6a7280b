#include "server/api/data_quality.h"

#include "server/api/file_answer.h"
#include "server/api/http/problem.h"
#include "server/api/json/data_quality_json.h"
#include "server/api/list_parameters.h"
#include "server/api/services.h"
#include "server/planning/data_quality.h"
#include "server/planning/indicators.h"
#include "server/planning/unit_tree.h"

#include <memory>
#include <utility>

namespace rasoat::api {
namespace {

/// The quality of everything now, with what it was made from.
struct QualityNow {
    std::shared_ptr<const planning::ReviewedFleet> reviewed;
    std::unique_ptr<store::Reader> reader;
    std::vector<planning::FigureDefinition> definitions;
    planning::DataQuality quality;
};

QualityNow quality_now(const Services& services, const Call& call) {
    const auto& rules = services.review.shipped_rules().data_quality;
    // The review reads the store too: whoever held a reader while waiting for it could keep it from getting one.
    auto reviewed = services.review.current(call.now());
    auto reader = services.store.snapshot();
    auto quality = planning::data_quality(*reviewed, *reader, rules, call.now());
    return {std::move(reviewed), std::move(reader), planning::figure_definitions(rules), std::move(quality)};
}

std::vector<planning::UnitIndicators> indicators_of(const QualityNow& now) {
    return planning::indicators(*now.reviewed, now.quality, now.definitions);
}

} // namespace

Answer data_quality(const Services& services, Call& call) {
    const auto now = quality_now(services, call);
    return shown(data_quality_json(*now.reviewed, now.quality, now.definitions, *now.reader));
}

Answer data_quality_rows(const Services& services, Call& call) {
    const auto figure = planning::quality_figure_named(call.path("figure"));
    if (!figure) throw http::ProblemError(http::not_found({"chỉ tiêu", "figure"}, call.path("figure")));
    const auto skip = call.query_number_or("skip", 0, most_rows, 0);
    const auto limit = call.query_number_or("limit", default_page, most_on_page);
    const auto unit = call.query_id<store::UnitId>("unit");
    auto now = quality_now(services, call);
    auto& rows = now.quality.rows[static_cast<std::size_t>(*figure)];
    if (unit) {
        const auto below = planning::units_below(*now.reviewed, *unit);
        std::erase_if(rows, [&](const planning::QualityRow& row) { return !row.unit || !below[*row.unit]; });
    }
    return shown(data_quality_rows_json(*now.reviewed, rows, skip, limit, *now.reader));
}

Answer indicators(const Services& services, Call& call) {
    const auto now = quality_now(services, call);
    return shown(indicators_json(*now.reviewed, indicators_of(now), now.definitions, call.now()));
}

Answer indicators_csv(const Services& services, Call& call) {
    const auto now = quality_now(services, call);
    return csv_file("chi-tieu", planning::indicator_table(*now.reviewed, indicators_of(now)), call);
}

} // namespace rasoat::api

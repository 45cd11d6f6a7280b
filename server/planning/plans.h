#pragma once

#include "server/planning/plan_document.h"
#include "server/planning/review.h"
#include "server/store/store.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Plans: made from the reviewed fleet, kept as documents, read back.
namespace rasoat::planning {

struct PlanRequest {
    store::Year year;
    std::optional<store::Vnd> budget; ///< one sum for the whole organisation; none: the funds of that year
    std::chrono::milliseconds time_limit{5000};
};

/// A year that is over, one without money, or policies that no plan can meet (HTTP 422). what() is English.
class PlanRefused : public std::runtime_error {
public:
    explicit PlanRefused(Bilingual why) : std::runtime_error(why.en), why_(std::move(why)) {}
    [[nodiscard]] const Bilingual& why() const { return why_; }

private:
    Bilingual why_;
};

/// Makes a plan and stores nothing. Throws PlanRefused or planner::InvalidFleet.
[[nodiscard]] PlanDocument
what_if(const ReviewedFleet& reviewed, const PlanRequest& request, store::Reader& reader, store::Time now);

/// Keeps the plan; its summary gets the id. Goes to the audit trail.
store::PlanId keep(store::Store& store, PlanDocument& document, std::string_view made_by, store::Time now);

/// None where there is no such plan.
[[nodiscard]] std::optional<PlanDocument> plan_by_id(store::Reader& reader, store::PlanId id);
[[nodiscard]] std::optional<PlanDocument> latest_plan(store::Reader& reader);

struct PlanLineQuery {
    std::optional<LineAction> action;
    std::optional<store::UnitId> unit; ///< this unit and those below it, as the tree is today
    std::string words;                 ///< as in RankingQuery
    std::string cursor;
    std::size_t limit = 50;
};

struct PlanLinePage {
    std::vector<PlanLine> items;
    std::optional<std::string> next_cursor;
    std::size_t total = 0;
};

/// The folded words by which a line is found (search_text.h).
[[nodiscard]] std::string search_text_of(const PlanLine& line);

/// Throws BadCursor (ranking.h).
[[nodiscard]] PlanLinePage
plan_lines(const PlanDocument& document, const PlanLineQuery& query, const ReviewedFleet& reviewed);

} // namespace rasoat::planning

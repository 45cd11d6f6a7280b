#pragma once

#include "server/planning/plan_making.h"
#include "server/planning/review.h"
#include "server/store/store.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Plans: made from the reviewed fleet, kept as documents, read back.
namespace rasoat::planning {

struct PlanRequest {
    store::Year year;
    std::optional<store::Vnd> budget; ///< one sum for the whole organisation; none: the funds of that year
    std::chrono::milliseconds time_limit{5000};
};

/// The organisation's policies for that one year, with that money.
[[nodiscard]] PlanSettings settings_of(const ReviewedFleet& reviewed, const PlanRequest& request);

/// Makes a plan and stores nothing. Throws PlanRefused or planner::InvalidFleet.
[[nodiscard]] PlanDocument
what_if(const ReviewedFleet& reviewed, const PlanRequest& request, store::Reader& reader, store::Time now);

/// Keeps the plan, for the scenario that its summary names; the summary gets the id and who made it. Goes to the audit
/// trail.
store::PlanId keep(store::Store& store, PlanDocument& document, std::string_view made_by, store::Time now);

/// None where there is no such plan.
[[nodiscard]] std::optional<PlanDocument> plan_by_id(store::Reader& reader, store::PlanId id);
[[nodiscard]] std::optional<PlanDocument> latest_plan(store::Reader& reader);

struct PlanLineQuery {
    std::optional<LineAction> action;
    std::optional<store::UnitId> unit; ///< this unit and those below it, as the tree is today
    std::optional<store::SeatId> seat; ///< its line alone
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

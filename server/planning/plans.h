#pragma once

#include "server/planning/references.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <stdexcept>
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

struct ActionCounts {
    std::size_t replace = 0;
    std::size_t upgrade = 0;
    std::size_t switch_on = 0;
    std::size_t keep = 0;
    std::size_t left_out = 0;
};

struct FrontierPoint {
    store::Vnd budget;
    std::size_t seats_fit = 0;
    double benefit = 0;
};

struct FundUse {
    std::string code;
    Bilingual name;
    store::Year year;
    std::optional<store::UnitId> unit;
    store::Vnd amount;
    store::Vnd spent;
};

struct PlanSummary {
    std::optional<store::PlanId> id; ///< none: a what-if, not kept
    store::Time made_at;
    store::Year year;
    store::Vnd budget;
    store::Vnd spent;
    std::size_t seats = 0;
    std::size_t seats_fit_before = 0;
    std::size_t seats_fit_after = 0;
    ActionCounts counts;
    double benefit = 0;
    double upper_bound = 0;
    double gap = 0;
    bool proven_optimal = false;
    double seconds = 0;
    double million_buys = 0;
    std::vector<FrontierPoint> frontier;
    std::vector<FundUse> funds;
    Bilingual headline;
    Bilingual proof;
    std::string price_source;
    bool demo = false;
};

struct PlanLine {
    SeatReference seat;
    std::optional<MachineReference> machine;
    LineAction action = LineAction::keep;
    Bilingual what;
    Bilingual why;
    std::optional<double> score_before;
    std::optional<double> score_after;
    store::Vnd cost; ///< for a seat left out, what it would cost
    std::optional<store::Year> year;
    std::optional<Bilingual> fund;
};

/// A plan as it was made: later changes of the fleet do not change it. Lines: what is done, by benefit for each
/// million; then low seats left out, worst first; then what is kept.
struct PlanDocument {
    PlanSummary summary;
    std::vector<PlanLine> lines;
};

/// A year before the present one, a budget that cannot be (HTTP 422).
struct PlanRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
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

/// Throws BadCursor (ranking.h).
[[nodiscard]] PlanLinePage
plan_lines(const PlanDocument& document, const PlanLineQuery& query, const ReviewedFleet& reviewed);

} // namespace rasoat::planning

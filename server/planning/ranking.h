#pragma once

#include "server/planning/references.h"

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

/// Seats with their machines, worst first.
namespace rasoat::planning {

enum class VerdictFilter { low, fit, all };

struct RankingQuery {
    std::optional<store::UnitId> unit;          ///< this unit and those below it
    std::string role;                           ///< empty: any
    std::optional<planner::Aspect> aspect;      ///< only where it fails or falls short
    VerdictFilter verdict = VerdictFilter::all; ///< low: with the seats without a machine
    std::string words;  ///< all of them occur in seat, unit, role or machine; Vietnamese marks may be left out
    std::string cursor; ///< RankingPage::next_cursor; empty: from the start
    std::size_t limit = 50;
};

struct RankingItem {
    std::size_t rank = 0; ///< from 1, among all seats
    SeatReference seat;
    std::optional<MachineReference> machine;
    std::optional<double> score; ///< none: no machine, or too little is known to judge it
    SeatVerdict verdict = SeatVerdict::fit;
    std::vector<FindingText> reasons; ///< failing and short findings, worst first
    std::vector<FindingText> unknowns;
    std::optional<Remedy> remedy; ///< the cheapest after which the machine serves its seat
};

struct RankingPage {
    std::vector<RankingItem> items;
    std::optional<std::string> next_cursor; ///< holds its place also when the ranking changes in between
    std::size_t total = 0;                  ///< seats that the query finds
};

/// A cursor that no page gave out (HTTP 422).
struct BadCursor : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws BadCursor. A unit that does not exist finds nothing.
[[nodiscard]] RankingPage ranking_page(const ReviewedFleet& reviewed, const RankingQuery& query, store::Reader& reader);

} // namespace rasoat::planning

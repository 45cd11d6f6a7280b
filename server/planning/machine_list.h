#pragma once

#include "server/planning/machine_page.h"
#include "server/planning/references.h"
#include "server/planning/windows11_state.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// All machines, with a seat or without: filtered, sorted, and read from any place, so that a table of a hundred
/// thousand rows can be scrolled to where one likes.
namespace rasoat::planning {

/// Texts go by their letters without marks and case, but for host names, which have none.
enum class MachineOrder { hostname, model, unit, score, processor, memory, disk, year };

/// Whether its operating system gets no updates any more on the day of the review.
[[nodiscard]] bool out_of_support(const ReviewedFleet& reviewed, std::uint32_t machine);

struct MachineQuery {
    std::optional<store::UnitId> unit; ///< this unit and those below it
    std::string role;                  ///< of its seat; empty: any
    std::optional<MachineVerdict> verdict;
    std::optional<planner::Aspect> aspect; ///< only where it fails or falls short
    std::optional<Windows11State> windows11;
    std::optional<planner::MachineKind> kind;
    bool only_out_of_support = false;
    bool only_unclear = false;               ///< a fact is missing that its seat asks about
    std::optional<store::Time> silent_since; ///< only those of which nothing was heard since before it
    std::string words;                       ///< as in RankingQuery
    MachineOrder order = MachineOrder::hostname;
    bool descending = false; ///< what is not known comes last either way
    std::size_t skip = 0;
    std::size_t limit = 50;
};

struct MachineRow {
    MachineReference machine;
    std::string hostname;
    std::optional<SeatReference> seat;
    std::optional<std::string> unit; ///< its seat's, else the one it was enrolled to
    MachineVerdict verdict = MachineVerdict::unassigned;
    std::optional<double> score; ///< none: no seat, or too little is known
    planner::Machine facts;
    Windows11State windows11 = Windows11State::unknown;
    bool out_of_support = false;
};

struct MachineList {
    std::vector<MachineRow> rows;
    std::size_t total = 0; ///< machines that the query finds
};

/// A unit that does not exist finds nothing.
[[nodiscard]] MachineList machine_list(const ReviewedFleet& reviewed, const MachineQuery& query, store::Reader& reader);

/// The year from which a machine is, as far as is known: bought, else first sold.
[[nodiscard]] std::optional<planner::Year> year_of(const planner::Machine& machine);

} // namespace rasoat::planning

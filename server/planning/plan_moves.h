#pragma once

#include "server/planning/plan_lines.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// The work that a plan is: its steps in order, and what becomes of machines.
namespace rasoat::planning {

struct PlanMoves {
    std::vector<PlanMove> steps;
    std::vector<MovedMachine> machines; ///< by year; new ones, those handed down, then those retired
};
[[nodiscard]] PlanMoves moves_of(const MadePlan& made, const PlanNames& names);

struct PlanMoveQuery {
    std::optional<store::UnitId> unit; ///< this unit and those below it, as the tree is today; purchases have none
    std::optional<store::Year> year;
    std::string cursor;
    std::size_t limit = 50;
};

struct NumberedMove {
    std::size_t number = 0; ///< its place in the whole order, from 1
    const PlanMove* move = nullptr;
};

/// Points into the document.
struct PlanMovePage {
    std::vector<NumberedMove> items;
    std::optional<std::string> next_cursor;
    std::size_t total = 0;
    std::size_t days = 0; ///< days of work of all steps found
};

/// Throws BadCursor (ranking.h).
[[nodiscard]] PlanMovePage
plan_moves(const PlanDocument& document, const PlanMoveQuery& query, const ReviewedFleet& reviewed);

} // namespace rasoat::planning

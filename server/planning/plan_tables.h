#pragma once

#include "server/documents/table.h"
#include "server/planning/plan_moves.h"

#include <vector>

/// A plan's lines and its checklist as tables for a spreadsheet, their texts in one language.
namespace rasoat::planning {

[[nodiscard]] documents::Table line_table(const std::vector<PlanLine>& lines, documents::Language language);
[[nodiscard]] documents::Table move_table(const PlanMovePage& moves, documents::Language language);

} // namespace rasoat::planning

#pragma once

#include "planner/model/text.h"
#include "planner/moves/moves.h"

namespace rasoat::planner {

/// The step as an order to the technician: "Chuyển Dell OptiPlex 7010 từ Vị trí 3 sang Vị trí 7; cất HP ProDesk 400."
[[nodiscard]] Bilingual text_of(const MoveStep& step, const Fleet& fleet);

} // namespace rasoat::planner

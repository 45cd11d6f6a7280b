#pragma once

#include "planner/model/fleet.h"
#include "planner/model/text.h"
#include "planner/options/option.h"

namespace rasoat::planner {

/// What is done, as an order to the technician: "Thêm 1 × RAM DDR4 8 GB, thay ổ SSD 256 GB" / "Add 1 × 8 GB DDR4, ...".
[[nodiscard]] Bilingual describe(const Option& option, const Catalogue& catalogue);

} // namespace rasoat::planner

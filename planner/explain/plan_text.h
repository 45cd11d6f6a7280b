#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/model/text.h"
#include "planner/plan.h"

/// A plan in sentences, in both languages. Every number in them comes from the plan.
namespace rasoat::planner {

/// "402 trên 420 vị trí có máy đạt yêu cầu, từ 251 hôm nay. Còn 18 vị trí chưa đạt."
[[nodiscard]] Bilingual headline(const Plan& plan);

/// "Chi 1,49 tỷ đồng trong số 1,55 tỷ đồng: nâng cấp 120 máy, mua mới 98 máy."
[[nodiscard]] Bilingual spending(const Plan& plan);

/// "Không kế hoạch nào tốt hơn quá 0,03% với số tiền này." The percentage is rounded up, so it never promises too much.
[[nodiscard]] Bilingual proof(const Plan& plan);

/// What a further million dong would bring, where it would bring anything.
[[nodiscard]] Bilingual price_of_money(const Plan& plan);

/// Why the line is as it is: what is wrong with the machine and what the option mends, why it is kept, what it misses.
[[nodiscard]] Bilingual why(const PlanLine& line, const Fleet& fleet, const Policies& policies);

} // namespace rasoat::planner

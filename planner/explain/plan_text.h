#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/model/text.h"
#include "planner/plan.h"

#include <cstdint>
#include <optional>

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

/// The same for one fund: "Ngân sách huyện 2027: thêm 1 triệu đồng mang lại khoảng 12,5 điểm đáp ứng."
[[nodiscard]] Bilingual price_of_money(const Plan& plan, const Fleet& fleet, std::uint32_t fund);

/// "Hoãn mua 45 máy mới: 480 triệu đồng và 21,3 tấn CO2e." None where nothing is put off.
[[nodiscard]] std::optional<Bilingual> put_off(const Plan& plan);

/// The share of fit seats in the unit where it is the least: "Đơn vị thấp nhất có 64% vị trí đạt yêu cầu."
[[nodiscard]] Bilingual least_share(const Plan& plan);

/// What would be done otherwise, and what that would cost and bring less or more. None for a seat that is kept.
[[nodiscard]] std::optional<Bilingual> second_best(const PlanLine& line, const Fleet& fleet);

/// "Được thay đổi khi tổng kinh phí đạt 1,2 tỷ đồng." None where no budget would change the seat.
[[nodiscard]] std::optional<Bilingual> comes_in_at(const PlanLine& line);

/// What is done at the line's seat; of a machine handed down, which one and whence: "Nhận HP ProDesk 400 G5 từ Vị trí
/// 3".
[[nodiscard]] Bilingual what_is_done(const PlanLine& line, const Fleet& fleet);

/// Why the line is as it is: what is wrong with the machine and what the option mends, why it is kept, what it misses.
[[nodiscard]] Bilingual why(const PlanLine& line, const Fleet& fleet, const Policies& policies);

} // namespace rasoat::planner

#pragma once

#include "planner/offers/solution.h"

#include <functional>
#include <optional>
#include <vector>

/// Central purchasing sells in lots. A unit (or the organisation) that buys fewer new machines of one kind in one year
/// than a lot has buys them on its own, at its own price.
namespace rasoat::planner {

/// New machines that are counted together.
struct LotKey {
    std::optional<std::uint32_t> unit; ///< none: the whole organisation
    MachineKind kind = MachineKind::desktop;
    Year year;
    auto operator<=>(const LotKey&) const = default;
};

/// The price of one's own for what costs so much in central purchasing: with the markup, up to whole thousands of dong.
[[nodiscard]] Vnd own_price(Vnd central, const Lots& lots);

struct LotSolution {
    std::vector<SeatOptions> seats; ///< at the prices that hold in this solution; it speaks of their options
    Solution solution;
    std::vector<LotKey> own; ///< what is bought at one's own price
};

/// Whether the policies ask for lots at all.
[[nodiscard]] bool has_lots(const Policies& policies);

/// Solves at central prices, then gives those who bought too few their own price and solves again, until prices and
/// purchases agree; who comes to a lot after all gets the central price back where that agrees too. The first
/// solution's bound holds for all, because no price is ever below it. A machine that passes the norm's ceiling at one's
/// own price is not bought so. Whatever `solve_at` throws passes through.
[[nodiscard]] LotSolution solve_with_lots(const Task& central, const std::function<Solution(const Task&)>& solve_at);

} // namespace rasoat::planner

#pragma once

#include "planner/cascade/allocation.h"

#include <cstdint>
#include <set>
#include <span>
#include <vector>

namespace rasoat::planner::cascade {

/// Plans of single pools, each made for some prices of money, put together under the true budgets (column generation's
/// upper half): what suits a unit at one price or another is known whole, exchanges included, so putting together needs
/// no repair.
class PoolPlans {
public:
    explicit PoolPlans(const CascadeProblem& problem);

    /// Notes what the allocation does in each pool, unless it was noted before or no budget could pay it.
    void note(const Allocation& allocation);
    [[nodiscard]] bool worth_putting_together() const { return problem_.market.pools > 1; }
    /// One plan of each pool, the best sum. A spare machine goes to one pool only.
    [[nodiscard]] Allocation put_together(const Limits& limits) const;

private:
    struct Step {
        std::uint32_t seat = 0, option = none, source = none;
        auto operator<=>(const Step&) const = default;
    };
    using Plan = std::vector<Step>;

    const CascadeProblem& problem_;
    std::vector<std::vector<std::uint32_t>> seats_;
    std::vector<std::set<Plan>> plans_;
};

} // namespace rasoat::planner::cascade

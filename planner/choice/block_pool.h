#pragma once

#include "planner/choice/instance.h"

#include <cstdint>
#include <vector>

namespace rasoat::planner::choice {

/// Good plans of one block, kept to be put together with other blocks' plans under the priced budgets.
class BlockPool {
public:
    struct Plan {
        std::vector<std::uint32_t> chosen; ///< option or none for each seat of the block
        double benefit = 0;
        std::vector<std::int64_t> use; ///< of each of budgets()
    };

    BlockPool(const Instance& instance, const Block& block);

    /// The priced budgets that the block's options draw on.
    [[nodiscard]] const std::vector<std::uint32_t>& budgets() const { return budgets_; }
    [[nodiscard]] const std::vector<Plan>& plans() const { return plans_; }
    /// What the plan brings above what its priced money is worth.
    [[nodiscard]] double value(const Plan& plan, const std::vector<double>& price) const;
    /// The greatest value() of all plans; 0 without any, which the empty plan has.
    [[nodiscard]] double best_value(const std::vector<double>& price) const;

    /// Takes the plan in unless one of the same benefit and use is there. Returns where that one or this one is.
    std::size_t add(const std::vector<std::uint32_t>& chosen);
    /// Keeps the `most` plans of the greatest value.
    void shrink(std::size_t most, const std::vector<double>& price);

private:
    const Instance* instance_;
    std::vector<std::uint32_t> budgets_;
    std::vector<Plan> plans_;
};

} // namespace rasoat::planner::choice

#pragma once

#include "planner/choice/block_pool.h"
#include "planner/choice/block_relaxation.h"
#include "planner/choice/block_search.h"
#include "planner/choice/knapsack.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace rasoat::planner::choice {

struct BlockBranchResult {
    double bound = 0; ///< on the block's benefit less its priced costs; reached by the pool's best plan when complete
    bool complete = false;
    std::uint64_t nodes = 0;
};

/// Branch and bound on one block, priced budgets being paid at prices: the node of the greatest bound first, split by
/// "this seat from this year's money only" and "not from it". Every node's relaxation also makes plans, which go to
/// the pool. Ends when the pool's best plan meets the bound, at `node_limit`, or when `cut` answers true.
[[nodiscard]] BlockBranchResult branch_block(
    const std::vector<double>& price, std::uint64_t node_limit, const std::function<bool()>& cut,
    BlockRelaxation& relaxation, BlockSearch& search, BlockPool& pool, Knapsack& knapsack);

} // namespace rasoat::planner::choice

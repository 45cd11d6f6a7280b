#include "planner/choice/block_pool.h"

#include <algorithm>

namespace rasoat::planner::choice {

BlockPool::BlockPool(const Instance& instance, const Block& block) : instance_(&instance) {
    const std::uint32_t first = instance.first_option[block.first_seat];
    const std::uint32_t last = instance.first_option[block.last_seat];
    std::uint32_t previous = none;
    for (std::uint32_t d = instance.first_draw[first]; d < instance.first_draw[last]; ++d) {
        const std::uint32_t budget = instance.priced_draws[d].budget;
        if (budget == previous) continue;
        previous = budget;
        const auto at = std::lower_bound(budgets_.begin(), budgets_.end(), budget);
        if (at == budgets_.end() || *at != budget) budgets_.insert(at, budget);
    }
}

double BlockPool::value(const Plan& plan, const std::vector<double>& price) const {
    double value = plan.benefit;
    for (std::size_t b = 0; b < budgets_.size(); ++b)
        value -= price[budgets_[b]] * static_cast<double>(plan.use[b]);
    return value;
}

double BlockPool::best_value(const std::vector<double>& price) const {
    double best = 0;
    for (const Plan& plan : plans_)
        best = std::max(best, value(plan, price));
    return best;
}

std::size_t BlockPool::add(const std::vector<std::uint32_t>& chosen) {
    Plan plan;
    plan.use.assign(budgets_.size(), 0);
    for (const std::uint32_t option : chosen) {
        if (option == none) continue;
        plan.benefit += instance_->benefit[option];
        for (const FlatDraw& draw : instance_->priced(option)) {
            const auto at = std::lower_bound(budgets_.begin(), budgets_.end(), draw.budget);
            plan.use[static_cast<std::size_t>(at - budgets_.begin())] += draw.amount;
        }
    }
    const auto known = std::find_if(plans_.begin(), plans_.end(), [&](const Plan& other) {
        return other.benefit == plan.benefit && other.use == plan.use;
    });
    const auto at = static_cast<std::size_t>(known - plans_.begin());
    if (known != plans_.end()) return at;
    plan.chosen = chosen;
    plans_.push_back(std::move(plan));
    return at;
}

void BlockPool::shrink(std::size_t most, const std::vector<double>& price) {
    if (plans_.size() <= most) return;
    std::stable_sort(
        plans_.begin(), plans_.end(), [&](const Plan& a, const Plan& b) { return value(a, price) > value(b, price); });
    plans_.resize(most);
}

} // namespace rasoat::planner::choice

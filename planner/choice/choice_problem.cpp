#include "planner/choice/choice.h"

#include <cmath>
#include <limits>
#include <string>

namespace rasoat::planner {
namespace {

/// Sums of costs and of budgets stay below this, so that no sum of them wraps in 64 bits.
constexpr Vnd greatest_total{std::int64_t{1} << 62};

std::string dong(Vnd amount) {
    return std::to_string(amount.amount) + " dong";
}

} // namespace

std::uint32_t ChoiceProblem::add_budget(Vnd amount) {
    if (amount < Vnd{}) throw InvalidProblem("the amount of a budget is negative: " + dong(amount));
    if (amount > greatest_total) throw InvalidProblem("the amount of a budget is above 2^62 dong: " + dong(amount));
    budgets_.push_back(amount);
    return static_cast<std::uint32_t>(budgets_.size() - 1);
}

std::uint32_t ChoiceProblem::add_seat() {
    first_option_.push_back(benefits_.size());
    return static_cast<std::uint32_t>(seat_count() - 1);
}

std::uint32_t ChoiceProblem::add_option(double benefit, std::span<const Draw> draws) {
    if (seat_count() == 0) throw InvalidProblem("an option was added before any seat");
    if (!std::isfinite(benefit)) throw InvalidProblem("the benefit is not a finite number");
    if (benefit < 0) throw InvalidProblem("the benefit is negative: " + std::to_string(benefit));
    if (!std::isfinite(total_benefit_ + benefit)) throw InvalidProblem("the sum of all benefits is not finite");
    Vnd total = total_cost_;
    for (const Draw& draw : draws) {
        if (draw.budget >= budgets_.size())
            throw InvalidProblem("a draw names budget " + std::to_string(draw.budget) + ", which does not exist");
        if (draw.amount < Vnd{}) throw InvalidProblem("an amount drawn is negative: " + dong(draw.amount));
        if (draw.amount > greatest_total - total)
            throw InvalidProblem("the sum of all amounts drawn would pass 2^62 dong");
        total += draw.amount;
    }
    total_cost_ = total;
    total_benefit_ += benefit;
    draws_.insert(draws_.end(), draws.begin(), draws.end());
    benefits_.push_back(benefit);
    first_draw_.push_back(draws_.size());
    first_option_.back() = benefits_.size();
    return static_cast<std::uint32_t>(benefits_.size() - 1 - first_option_[seat_count() - 1]);
}

double Choice::gap() const {
    if (bound <= benefit) return 0;
    if (benefit <= 0) return std::numeric_limits<double>::infinity();
    return (bound - benefit) / benefit;
}

} // namespace rasoat::planner

#pragma once

#include "planner/choice/instance.h"

#include <vector>

namespace rasoat::planner::choice {

/// A choice under construction. Budgets may be overdrawn while it is repaired; feasible() tells.
class Incumbent {
public:
    explicit Incumbent(const Instance& instance);

    [[nodiscard]] std::uint32_t chosen(std::uint32_t seat) const { return chosen_[seat]; }
    [[nodiscard]] std::int64_t left(std::uint32_t budget) const { return left_[budget]; } ///< negative: overdrawn
    /// Of the budgets from this one on.
    [[nodiscard]] bool feasible(std::uint32_t first_budget = 0) const;
    /// The sum of chosen benefits, added seat by seat so that it does not depend on the way here.
    [[nodiscard]] double benefit() const;
    /// The same over one block.
    [[nodiscard]] double benefit(const Block& block) const;

    /// Gives the seat another option, or none.
    void set(std::uint32_t seat, std::uint32_t option);
    /// Whether the seat could change to the option without overdrawing a budget that the option draws on.
    [[nodiscard]] bool fits(std::uint32_t seat, std::uint32_t option) const;

private:
    void draw(std::uint32_t option, std::int64_t sign);

    const Instance* instance_;
    std::vector<std::uint32_t> chosen_;
    std::vector<std::int64_t> left_;
};

} // namespace rasoat::planner::choice

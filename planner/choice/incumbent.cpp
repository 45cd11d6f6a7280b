#include "planner/choice/incumbent.h"

#include <algorithm>

namespace rasoat::planner::choice {

Incumbent::Incumbent(const Instance& instance)
    : instance_(&instance), chosen_(instance.seats(), none), left_(instance.capacity) {}

bool Incumbent::feasible(std::uint32_t first_budget) const {
    return std::all_of(left_.begin() + first_budget, left_.end(), [](std::int64_t left) { return left >= 0; });
}

double Incumbent::benefit() const {
    double sum = 0;
    for (const std::uint32_t option : chosen_)
        if (option != none) sum += instance_->benefit[option];
    return sum;
}

double Incumbent::benefit(const Block& block) const {
    double sum = 0;
    for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat)
        if (chosen_[seat] != none) sum += instance_->benefit[chosen_[seat]];
    return sum;
}

void Incumbent::draw(std::uint32_t option, std::int64_t sign) {
    if (option == none) return;
    if (instance_->own_budget[option] != none)
        left_[instance_->own_budget[option]] -= sign * instance_->own_cost[option];
    for (const FlatDraw& draw : instance_->priced(option))
        left_[draw.budget] -= sign * draw.amount;
}

void Incumbent::set(std::uint32_t seat, std::uint32_t option) {
    draw(chosen_[seat], -1);
    chosen_[seat] = option;
    draw(option, 1);
}

bool Incumbent::fits(std::uint32_t seat, std::uint32_t option) const {
    const std::uint32_t now = chosen_[seat];
    const std::uint32_t own = instance_->own_budget[option];
    if (own != none) {
        const std::int64_t back = now != none && instance_->own_budget[now] == own ? instance_->own_cost[now] : 0;
        if (instance_->own_cost[option] - back > left_[own]) return false;
    }
    for (const FlatDraw& draw : instance_->priced(option)) {
        std::int64_t back = 0;
        if (now != none)
            for (const FlatDraw& other : instance_->priced(now))
                if (other.budget == draw.budget) back = other.amount;
        if (draw.amount - back > left_[draw.budget]) return false;
    }
    return true;
}

} // namespace rasoat::planner::choice

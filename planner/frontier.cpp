#include "planner/frontier.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

constexpr int steps_on_the_curve = 60;

/// What a seat reaches for that much money.
struct Stage {
    Vnd cost;
    double benefit = 0;
    bool fit = false;
};

/// From one stage of a seat's hull to the next.
struct Step {
    Vnd cost;
    double benefit = 0;
    int seats_fit = 0; ///< -1, 0 or 1
    std::size_t seat = 0;
};

bool steeper(const Step& a, const Step& b) {
    return a.benefit * static_cast<double>(b.cost.amount) > b.benefit * static_cast<double>(a.cost.amount);
}

Step step_between(const Stage& from, const Stage& to, std::size_t seat) {
    return {
        to.cost - from.cost, to.benefit - from.benefit, static_cast<int>(to.fit) - static_cast<int>(from.fit), seat};
}

/// The stages of the upper convex hull, from what costs nothing on: cost and benefit rise, benefit for each dong falls.
std::vector<Stage> hull_of(const SeatOptions& seat, Year year, const PricedOption* exchanged) {
    std::vector<Stage> stages{{Vnd{0}, 0, seat.fit_kept}};
    if (exchanged) stages.front() = {Vnd{0}, exchanged->benefit, exchanged->fit_after};
    for (const PricedOption& option : seat.options)
        if (option.year == year && option.benefit > 0 && (!exchanged || option.option.kind == OptionKind::replace))
            stages.push_back({option.cost, option.benefit, option.fit_after});
    std::stable_sort(stages.begin(), stages.end(), [](const Stage& a, const Stage& b) {
        return a.cost != b.cost ? a.cost < b.cost : a.benefit > b.benefit;
    });
    std::vector<Stage> hull;
    for (const Stage& stage : stages) {
        if (!hull.empty() && stage.benefit <= hull.back().benefit) continue;
        while (hull.size() >= 2 &&
               !steeper(step_between(hull[hull.size() - 2], hull.back(), 0), step_between(hull.back(), stage, 0)))
            hull.pop_back();
        hull.push_back(stage);
    }
    return hull;
}

} // namespace

Frontier
frontier_of(std::span<const SeatOptions> seats, Year year, std::span<const std::optional<PricedOption>> exchanged) {
    std::vector<Step> steps;
    FrontierPoint reached;
    Vnd whole_cost;
    for (std::size_t seat = 0; seat < seats.size(); ++seat) {
        const bool moved = !exchanged.empty() && exchanged[seat] && exchanged[seat]->year == year;
        const std::vector<Stage> hull = hull_of(seats[seat], year, moved ? &*exchanged[seat] : nullptr);
        reached.benefit += hull.front().benefit;
        reached.seats_fit += hull.front().fit ? 1 : 0;
        for (std::size_t i = 1; i < hull.size(); ++i)
            steps.push_back(step_between(hull[i - 1], hull[i], seat));
        whole_cost += hull.back().cost;
    }
    // Steps of one seat are each less steep than the one before, so the order of the hull is kept.
    std::stable_sort(steps.begin(), steps.end(), steeper);

    Frontier frontier;
    frontier.comes_in_at.resize(seats.size());
    std::vector<FrontierPoint>& curve = frontier.curve;
    Vnd spent;
    auto step = steps.begin();
    for (int i = 0; i <= steps_on_the_curve; ++i) {
        // Divided before multiplied, so that it stays inside 64 bits; the last point is the whole.
        const Vnd part{whole_cost.amount / steps_on_the_curve * i};
        const Vnd budget = i == steps_on_the_curve ? whole_cost : part;
        for (; step != steps.end() && spent + step->cost <= budget; ++step) {
            spent += step->cost;
            std::optional<Vnd>& comes_in_at = frontier.comes_in_at[step->seat];
            if (!comes_in_at && step->cost > Vnd{0}) comes_in_at = spent;
            reached.benefit += step->benefit;
            reached.seats_fit = static_cast<std::uint32_t>(static_cast<int>(reached.seats_fit) + step->seats_fit);
        }
        reached.budget = budget;
        if (curve.empty() || curve.back().budget != budget) curve.push_back(reached);
    }
    return frontier;
}

} // namespace rasoat::planner

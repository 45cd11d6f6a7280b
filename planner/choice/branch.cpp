#include "planner/choice/branch.h"

#include "planner/choice/prices.h"

#include <algorithm>
#include <cmath>

namespace rasoat::planner::choice {
namespace {

struct Alternative {
    double loss = 0; ///< against the seat's best at the prices
    std::uint32_t option = none;
};

struct Level {
    std::uint32_t seat = 0;
    std::vector<Alternative> alternatives; ///< by loss
    std::size_t next = 0;
    double loss_before = 0;
};

} // namespace

BranchResult branch(
    const Instance& instance, const Component& component, const std::vector<double>& price, std::uint64_t node_limit,
    const std::function<bool()>& cut, Incumbent& incumbent) {
    BranchResult result;
    double bound = 0;
    double best = 0;
    std::vector<Level> levels;
    const auto add_budgets = [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t b = first; b < last; ++b)
            bound += price[b] * static_cast<double>(instance.capacity[b]);
    };
    add_budgets(component.first_budget, component.last_budget);
    for (std::uint32_t b = component.first_block; b < component.last_block; ++b) {
        const Block& block = instance.blocks[b];
        add_budgets(block.first_budget, block.last_budget);
        best += incumbent.benefit(block);
        for (std::uint32_t seat = block.first_seat; seat < block.last_seat; ++seat) {
            Level level;
            level.seat = seat;
            level.alternatives.push_back({0, none});
            double top = 0;
            for (std::uint32_t o = instance.first_option[seat]; o < instance.first_option[seat + 1]; ++o) {
                const double s = surplus(instance, price, o);
                top = std::max(top, s);
                level.alternatives.push_back({s, o});
            }
            bound += top;
            for (Alternative& a : level.alternatives)
                a.loss = top - a.loss;
            std::stable_sort(level.alternatives.begin(), level.alternatives.end(), [](const auto& a, const auto& b2) {
                return a.loss < b2.loss;
            });
            levels.push_back(std::move(level));
        }
    }
    std::stable_sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) {
        return a.alternatives[1].loss > b.alternatives[1].loss;
    });

    Incumbent trial(instance);
    std::size_t depth = 0;
    levels[0].loss_before = 0;
    double gained = 0;
    const double tolerance = 1e-10 * std::max(1.0, bound);
    while (true) {
        Level& level = levels[depth];
        if (trial.chosen(level.seat) != none) {
            gained -= instance.benefit[trial.chosen(level.seat)];
            trial.set(level.seat, none);
        }
        const Alternative* taken = nullptr;
        while (level.next < level.alternatives.size()) {
            const Alternative& a = level.alternatives[level.next];
            if (bound - level.loss_before - a.loss <= best + tolerance) {
                level.next = level.alternatives.size();
                break;
            }
            ++level.next;
            if (a.option == none || trial.fits(level.seat, a.option)) {
                taken = &a;
                break;
            }
        }
        if (!taken) {
            level.next = 0;
            if (depth == 0) break;
            --depth;
            continue;
        }
        if (++result.nodes > node_limit || (result.nodes % 1024 == 0 && cut())) return result;
        if (taken->option != none) {
            trial.set(level.seat, taken->option);
            gained += instance.benefit[taken->option];
        }
        if (depth + 1 < levels.size()) {
            levels[depth + 1].loss_before = level.loss_before + taken->loss;
            ++depth;
        } else if (gained > best + tolerance) {
            best = gained;
            for (const Level& l : levels)
                incumbent.set(l.seat, none);
            for (const Level& l : levels)
                incumbent.set(l.seat, trial.chosen(l.seat));
        }
    }
    result.complete = true;
    return result;
}

} // namespace rasoat::planner::choice

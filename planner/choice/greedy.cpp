#include "planner/choice/greedy.h"

#include "planner/choice/prices.h"

#include <algorithm>

namespace rasoat::planner::choice {

namespace {

constexpr std::uint32_t most_sorted = 1'000'000; ///< options; beyond it sorting takes longer than a better plan does

/// The best option of each seat at the prices, where it fits.
void take_best(const Instance& instance, const std::vector<double>& price, Incumbent& incumbent) {
    for (std::uint32_t seat = 0; seat < instance.seats(); ++seat) {
        double best = 0;
        std::uint32_t choice = none;
        for (std::uint32_t o = instance.first_option[seat]; o < instance.first_option[seat + 1]; ++o) {
            const double s = surplus(instance, price, o);
            if (s <= best) continue;
            best = s;
            choice = o;
        }
        if (choice != none && incumbent.chosen(seat) == none && incumbent.fits(seat, choice))
            incumbent.set(seat, choice);
    }
}

} // namespace

void fill_by_prices(const Instance& instance, const std::vector<double>& price, Incumbent& incumbent) {
    if (instance.options() > most_sorted) {
        take_best(instance, price, incumbent);
        return;
    }
    struct Candidate {
        double loss, surplus;
        std::uint32_t option, seat;
    };
    std::vector<Candidate> candidates;
    candidates.reserve(instance.options());
    for (std::uint32_t seat = 0; seat < instance.seats(); ++seat) {
        const std::size_t first = candidates.size();
        double best = 0;
        for (std::uint32_t o = instance.first_option[seat]; o < instance.first_option[seat + 1]; ++o) {
            const double s = surplus(instance, price, o);
            best = std::max(best, s);
            candidates.push_back({0, s, o, seat});
        }
        for (std::size_t i = first; i < candidates.size(); ++i)
            candidates[i].loss = best - candidates[i].surplus;
    }
    // Where too many seats want their best, those come first that gain the most by it.
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        if (a.loss != b.loss) return a.loss < b.loss;
        return a.surplus != b.surplus ? a.surplus > b.surplus : a.option < b.option;
    });
    for (const Candidate& candidate : candidates) {
        const std::uint32_t now = incumbent.chosen(candidate.seat);
        if (now != none && instance.benefit[now] >= instance.benefit[candidate.option]) continue;
        if (incumbent.fits(candidate.seat, candidate.option)) incumbent.set(candidate.seat, candidate.option);
    }
}

} // namespace rasoat::planner::choice

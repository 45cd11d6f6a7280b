#pragma once

#include "planner/options/priced_options.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rasoat::planner {

/// What counts at a seat beside an option's own benefit, so that a search for the greatest sum meets what has to be
/// met: locks, and shares of seats that have to be fit.
class Rewards {
public:
    struct ForFitness {
        Year by;
        double reward = 0;
    };

    explicit Rewards(std::size_t seats) : changed_(seats), fit_(seats) {}

    /// For any change of the seat that is carried out.
    void add_for_change(std::uint32_t seat, double reward) { changed_[seat] += reward; }
    /// For a change after which the seat is fit at the end of that year although it is not if it is kept; taken off for
    /// one after which it is not although it is if it is kept.
    void add_for_fitness(std::uint32_t seat, Year by, double reward) { fit_[seat].push_back({by, reward}); }

    /// What the option earns at its seat.
    [[nodiscard]] double of(std::uint32_t seat, const SeatOptions& options, const PricedOption& option) const;
    /// What every change at the seat earns.
    [[nodiscard]] double for_change(std::uint32_t seat) const { return changed_[seat]; }
    /// What the seat earns for being fit.
    [[nodiscard]] std::span<const ForFitness> for_fitness(std::uint32_t seat) const { return fit_[seat]; }
    /// The greatest sum that all seats together could earn, in reach or not.
    [[nodiscard]] double sum() const;

private:
    std::vector<double> changed_;
    std::vector<std::vector<ForFitness>> fit_;
};

} // namespace rasoat::planner

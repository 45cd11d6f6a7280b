#include "planner/offers/rewards.h"

namespace rasoat::planner {

double Rewards::of(std::uint32_t seat, const SeatOptions& options, const PricedOption& option) const {
    double reward = changed_[seat];
    for (const ForFitness& each : fit_[seat]) {
        if (fit_at(options, &option, each.by)) reward += each.reward;
        if (fit_at(options, nullptr, each.by)) reward -= each.reward;
    }
    return reward;
}

double Rewards::sum() const {
    double sum = 0;
    for (const double reward : changed_)
        sum += reward;
    for (const auto& seat : fit_)
        for (const ForFitness& each : seat)
            sum += each.reward;
    return sum;
}

} // namespace rasoat::planner

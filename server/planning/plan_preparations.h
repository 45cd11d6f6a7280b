#pragma once

#include "planner/prepared_plan.h"
#include "server/planning/plan_settings.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>

namespace rasoat::planning {

/// What plans of the same fleet and settings share but for the money: priced once, so that a budget slider is answered
/// in a moment. Remembers the last few. Safe to use from any thread.
class PlanPreparations {
public:
    static constexpr std::size_t most_remembered = 4;

    /// Throws as planner::prepare_plan does.
    [[nodiscard]] std::shared_ptr<const planner::PlanPreparation> preparation(
        const ReviewedFleet& reviewed, const PlanSettings& settings, const PlanInput& input,
        const planner::Limits& limits);

private:
    struct Known {
        store::Revision revision;
        planner::Day today;
        PlanSettings settings; ///< without money
        std::shared_ptr<const planner::PlanPreparation> preparation;
    };
    [[nodiscard]] std::shared_ptr<const planner::PlanPreparation>
    find(const ReviewedFleet& reviewed, const PlanSettings& settings);

    std::mutex mutex_;
    std::deque<Known> known_; ///< the last used first
};

} // namespace rasoat::planning

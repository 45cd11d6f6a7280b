#include "server/planning/plan_preparations.h"

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

PlanSettings without_money(PlanSettings settings) {
    settings.budget.reset();
    settings.fund_amounts.clear();
    settings.carry_over.reset();
    settings.reserve = {};
    // Where nobody has to be fit, and how the technician's days are filled, changes no option either.
    settings.coverage.reset();
    settings.equal_treatment = false;
    settings.half_hours_a_day = 0;
    return settings;
}

} // namespace

std::shared_ptr<const planner::PlanPreparation>
PlanPreparations::find(const ReviewedFleet& reviewed, const PlanSettings& settings) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(known_, [&](const Known& known) {
        return known.revision == reviewed.revision && known.today == reviewed.policies.today &&
               known.settings == settings;
    });
    if (found == known_.end()) return nullptr;
    std::rotate(known_.begin(), found, found + 1);
    return known_.front().preparation;
}

std::shared_ptr<const planner::PlanPreparation> PlanPreparations::preparation(
    const ReviewedFleet& reviewed, const PlanSettings& settings, const PlanInput& input,
    const planner::Limits& limits) {
    auto key = without_money(settings);
    if (auto known = find(reviewed, key)) return known;
    auto made =
        std::make_shared<const planner::PlanPreparation>(planner::prepare_plan(input.fleet, input.policies, limits));
    const std::lock_guard lock(mutex_);
    known_.push_front({reviewed.revision, reviewed.policies.today, std::move(key), made});
    if (known_.size() > most_remembered) known_.pop_back();
    return made;
}

} // namespace rasoat::planning

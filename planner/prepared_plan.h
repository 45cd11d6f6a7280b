#pragma once

#include "planner/cascade/market.h"
#include "planner/frontier.h"
#include "planner/options/priced_options.h"
#include "planner/plan.h"

#include <optional>
#include <vector>

/// The same door in two steps, for whoever asks for the same plan with other money again and again.
namespace rasoat::planner {

/// What of a plan does not hang on what the funds hold and how much of it is held back.
struct PlanPreparation {
    std::vector<SeatOptions> seats;        ///< what the locks leave of all options, priced
    std::optional<cascade::Market> market; ///< what each machine is worth at each kind of seat; none: nothing moves
    Frontier frontier;
};

/// Throws as plan(...) does, but no PlanConflict.
[[nodiscard]] PlanPreparation prepare_plan(const Fleet& fleet, const Policies& policies, const Limits& limits);

/// What plan(...) says, by a preparation for this fleet and these policies but for Fund::amount and Policies::reserve.
[[nodiscard]] Plan plan_prepared(
    const Fleet& fleet, const Policies& policies, PlanPreparation preparation, const Limits& limits,
    const ProgressSink& on_progress = {});

} // namespace rasoat::planner

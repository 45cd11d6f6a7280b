#pragma once

#include "planner/plan.h"
#include "server/planning/plan_document.h"
#include "server/planning/plan_preparations.h"
#include "server/planning/plan_refused.h"

#include <chrono>

/// Settings and the reviewed fleet go in, a plan comes out; nothing is stored.
namespace rasoat::planning {

/// What the planner said, with what it was asked.
struct MadePlan {
    PlanSettings settings;
    PlanInput input;
    planner::Plan plan;
    std::chrono::duration<double> took{};
};

/// Throws PlanRefused, or planner::InvalidFleet where stored records contradict each other.
[[nodiscard]] MadePlan make_plan(
    const ReviewedFleet& reviewed, const PlanSettings& settings, const planner::Limits& limits,
    const planner::ProgressSink& on_progress = {});

/// A good plan within about that time, with what was prepared for other money before.
[[nodiscard]] MadePlan make_quick_plan(
    const ReviewedFleet& reviewed, const PlanSettings& settings, std::chrono::milliseconds time,
    PlanPreparations& preparations);

/// The figures alone; reads no store.
[[nodiscard]] PlanSummary summary_of(const MadePlan& made, const ReviewedFleet& reviewed, store::Time now);

/// All of it. When machines were last heard of is read from the store.
[[nodiscard]] PlanDocument
document_of(const MadePlan& made, const ReviewedFleet& reviewed, store::Reader& reader, store::Time now);

} // namespace rasoat::planning

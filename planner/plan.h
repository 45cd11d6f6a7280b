#pragma once

#include "planner/choice/choice.h"
#include "planner/fitness/fitness.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/options.h"

#include <optional>
#include <string>
#include <vector>

/// The planner's one door: the server and rasoat-plan both come through here.
namespace rasoat::planner {

/// What the plan does at one seat.
struct PlanLine {
    std::uint32_t seat = 0;
    Option option;                     ///< keep where nothing is done
    Fitness before;                    ///< today
    double score_after = 0;            ///< in the year the option is carried out
    double benefit = 0;                ///< weighted fitness points over the horizon, against keeping
    Vnd cost;                          ///< in the year's prices
    std::optional<Year> year;          ///< none: keep
    std::optional<std::uint32_t> fund; ///< index into Fleet::funds
    std::optional<Option> missed;      ///< for a low seat that gets nothing: what it would get with more money
};

/// One point of the frontier: what a budget would reach.
struct FrontierPoint {
    Vnd budget;
    std::uint32_t seats_fit = 0;
    double benefit = 0;
};

struct Plan {
    std::vector<PlanLine> lines; ///< one for each seat, in the fleet's order
    std::uint32_t seats_fit_before = 0;
    std::uint32_t seats_fit_after = 0;
    Vnd budget;
    Vnd spent;
    std::vector<Vnd> spent_by_fund;
    double benefit = 0;
    double bound = 0; ///< no plan within the same limits can reach more benefit
    double gap = 0;   ///< (bound - benefit) / benefit
    bool proven_optimal = false;
    StoppedBy stopped_by = StoppedBy::proof;
    double benefit_per_million = 0;      ///< what one more million VND would buy
    std::vector<FrontierPoint> frontier; ///< from nothing to the budget at which every seat that can be mended is
};

/// Same fleet, policies and node limit, same plan. Throws InvalidFleet naming the seat, unit or fund at fault.
[[nodiscard]] Plan
plan(const Fleet& fleet, const Policies& policies, const Limits& limits, const ProgressSink& on_progress = {});

} // namespace rasoat::planner

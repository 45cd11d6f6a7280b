#pragma once

#include "planner/choice/choice.h"
#include "planner/fitness/fitness.h"
#include "planner/invalid_fleet.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/options.h"

#include <cstdint>
#include <optional>
#include <vector>

/// The planner's one door: the server and rasoat-plan both come through here.
namespace rasoat::planner {

/// What a seat would get if there were more money.
struct MissedOption {
    Option option;
    Vnd cost; ///< in the prices of the first year planned
    double score_after = 0;
};

/// What would have been done at a seat had its option not been there.
struct SecondBest {
    Option option;
    std::optional<Year> year; ///< none: keep
    Vnd cost;
    double benefit = 0;
    /// Points by which it lies behind at the plan's prices: of benefit less what its money is worth elsewhere. About 0:
    /// the two are as good as each other.
    double behind = 0;
};

/// What the plan does at one seat.
struct PlanLine {
    std::uint32_t seat = 0;
    Option option;                     ///< keep where nothing is done
    Fitness before;                    ///< today
    double score_after = 0;            ///< at the end of the year the option is carried out; of the first year for keep
    bool fit_after = false;            ///< serves its seat then
    std::optional<Year> serves_until;  ///< the last year of the horizon at whose end it serves; none: not even then
    double benefit = 0;                ///< weighted fitness points over the horizon, against keeping
    Vnd cost;                          ///< in the year's prices
    std::optional<Year> year;          ///< none: keep
    std::optional<std::uint32_t> fund; ///< index into Fleet::funds; none: it costs nothing
    std::optional<std::uint32_t> from_seat; ///< where the machine stood that is handed down; none: nowhere, or no such
    std::optional<SecondBest> second_best;  ///< for a seat that is changed
    /// For a seat that would gain by money and gets none: the budget at which it would get some, were all money in one
    /// fund of the first year; the sweep of Plan::frontier reaches it there.
    std::optional<Vnd> comes_in_at;
    std::optional<Day> replaceable_from; ///< when the norm allows to replace the machine; none: not known, or today
    std::optional<MissedOption> missed;  ///< for a seat that stays unfit although something would mend or better it
};

/// One point of the frontier: what a budget would reach.
struct FrontierPoint {
    Vnd budget;
    std::uint32_t seats_fit = 0;
    double benefit = 0;
};

/// Against buying a new machine for every low seat: what the plan mends without one.
struct PutOff {
    std::uint32_t purchases = 0; ///< low seats with a machine that may be replaced, fit afterwards without a new one
    Vnd money;                   ///< the cheapest new machine that serves there, less what the plan spends instead
    std::optional<Kilograms> carbon; ///< of making these machines; none: the catalogue has no footprints
};

struct Plan {
    std::vector<PlanLine> lines; ///< one for each seat, in the fleet's order
    std::uint32_t seats_fit_before = 0;
    std::uint32_t seats_fit_after = 0;
    std::uint32_t seats_unjudged = 0; ///< too little is known of the machine; neither fit nor replaced
    std::uint32_t upgraded = 0;
    std::uint32_t replaced = 0; ///< new machines, those for empty seats included
    std::uint32_t moved = 0;    ///< machines that go to another seat
    Vnd budget;                 ///< sum of all funds of the years planned
    Vnd spent;
    std::vector<Vnd> spent_by_fund; ///< by index into Fleet::funds
    double benefit = 0;
    double bound = 0; ///< no plan within the same limits can reach more benefit
    double gap = 0;   ///< (bound - benefit) / benefit; 0 where nothing can be gained
    bool proven_optimal = false;
    StoppedBy stopped_by = StoppedBy::proof;
    std::vector<double> million_buys_by_fund; ///< benefit for one more million VND, by index into Fleet::funds
    /// The least share of fit seats among the units that have seats, at the end of the last year planned.
    Share least_unit_share;
    PutOff put_off;
    double benefit_per_million = 0; ///< what one more million VND would bring in the fund where it brings the most
    /// Benefit against money, were all money in one fund of the first year: the convex hull of each seat's options,
    /// taken in order of benefit for each dong, on top of the exchanges that cost nothing. Each point is a plan that
    /// can be carried out with that much money; but for further exchanges, the best plan of the same money lies less
    /// than one option above it. From nothing to where no more can be gained, some 60 points.
    std::vector<FrontierPoint> frontier;
};

/// Same fleet, policies and node limit, same plan, whatever the number of threads. Throws InvalidFleet where an index
/// points nowhere, units form a circle or a number is out of its range, and PlanConflict (plan_conflict.h) where locks
/// and policies cannot all be met: it names the smallest sets of them that cannot.
[[nodiscard]] Plan
plan(const Fleet& fleet, const Policies& policies, const Limits& limits, const ProgressSink& on_progress = {});

} // namespace rasoat::planner

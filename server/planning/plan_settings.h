#pragma once

#include "planner/model/policies.h"
#include "server/planning/review.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an officer sets for a plan, and what that makes of the fleet's money and the organisation's policies.
namespace rasoat::planning {

/// The officer's word on one seat.
struct SeatLock {
    store::SeatId seat;
    planner::Lock::Kind kind = planner::Lock::Kind::keep;
    bool operator==(const SeatLock&) const = default;
};

/// An amount in place of the one that the fund itself has.
struct FundAmount {
    std::string fund; ///< its code
    store::Vnd amount;
    bool operator==(const FundAmount&) const = default;
};

/// PlanSettings of openapi.yaml, where each member is explained.
struct PlanSettings {
    struct Coverage {
        planner::Share share;
        std::optional<store::Year> by_year;
        bool operator==(const Coverage&) const = default;
    };
    struct Lots {
        int least = 2;
        planner::Lots::Scope scope = planner::Lots::Scope::unit;
        double own_price_markup = 0.05;
        bool operator==(const Lots&) const = default;
    };

    store::Year first_year;
    int years = 1;
    int horizon_years = 5;
    std::optional<store::Vnd> budget; ///< none: the funds
    std::vector<FundAmount> fund_amounts;
    double price_growth = 0.03;
    int minimum_replacement_age = 5;
    planner::CascadePool cascade = planner::CascadePool::unit;
    store::Vnd moving_cost;
    std::optional<Coverage> coverage;
    bool equal_treatment = false;
    std::optional<Lots> lots;
    planner::Share reserve;
    std::optional<bool> carry_over; ///< none: as each fund says
    int half_hours_a_day = 16;
    std::vector<SeatLock> locks;
    bool operator==(const PlanSettings&) const = default;
};

/// What the organisation's policies say, for the year after the one in which we are: money is asked for ahead.
[[nodiscard]] PlanSettings default_settings(const ReviewedFleet& reviewed);

/// The fleet with the money of the settings alone, and the policies that they make. Throws PlanRefused: a year that is
/// over or has no money, a fund or a seat that does not exist, two locks on one seat.
struct PlanInput {
    planner::Fleet fleet;
    planner::Policies policies;
};
[[nodiscard]] PlanInput plan_input(const ReviewedFleet& reviewed, const PlanSettings& settings);

/// The names of openapi.yaml: "none", "unit", "organisation".
[[nodiscard]] std::string_view name_of(planner::CascadePool pool);
[[nodiscard]] std::string_view name_of(planner::Lots::Scope scope);

} // namespace rasoat::planning

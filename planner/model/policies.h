#pragma once

#include "planner/model/machine.h"
#include "planner/model/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rasoat::planner {

/// Where a machine that leaves its seat may go.
enum class CascadePool { none, unit, organisation };

/// The officer's word on one seat: it must, or must not, get something.
struct Lock {
    std::uint32_t seat = 0;
    enum class Kind { must_replace, must_upgrade, must_mend, keep } kind = Kind::keep;
};

/// At least so many of the seats have to be fit.
struct Coverage {
    std::optional<std::uint32_t> unit; ///< with those below it; none: each unit that has seats, for itself
    Share share;
    std::optional<Year> by; ///< at the end of that year; none: of the last year planned
};

/// Central purchasing sells in lots: who needs fewer new machines of one kind in one year buys them on its own.
struct Lots {
    enum class Scope { unit, organisation };
    int least = 0;                  ///< new machines of one kind (desktop, laptop) in one year; 0 and 1: no lots
    Scope scope = Scope::unit;      ///< whose machines are counted together
    double own_price_markup = 0.05; ///< the price of one's own is the catalogue's and this share of it
};

/// Chances that a machine fails within a year; planner/fitness/failure.h says where the figures come from.
struct FailureRates {
    double first_year = 0.05;     ///< of a new machine
    double yearly_growth = 0.023; ///< more for each year behind it
    double disk_warning = 0.22;   ///< at least, where the system disk warns of itself
    double disk_failing = 0.41;   ///< at least, where the system disk says that it fails
};

/// How the organisation plans (config/policies.toml, then the scenario).
struct Policies {
    Day today{};                     ///< the day on which machines are judged
    Year first_year;                 ///< the first budget year planned
    int years = 1;                   ///< budget years planned, 1 to 5
    int horizon_years = 5;           ///< years over which a benefit counts, from first_year
    double price_growth = 0.03;      ///< yearly
    int minimum_replacement_age = 5; ///< years; a younger machine is replaced only if broken
    int old_age = 8;                 ///< years from which age counts against a machine
    double fit_from = 70;            ///< the score from which a machine serves its seat
    double yearly_ageing = 3;        ///< points a machine past old_age loses each year
    FailureRates failures;
    int tolerated_strain = 10;       ///< per cent of working time up to which strain does not count
    Vnd investment_from{10'000'000}; ///< a new machine of this price or more is a fixed asset (Circular 23/2023/TT-BTC)
    std::vector<Lock> locks;
    /// Whose seats exchange machines and hand them down among each other. Machines of no seat go to any unit.
    CascadePool cascade = CascadePool::unit;
    Vnd moving_cost; ///< of one machine to another seat, beside the technician's half hour
    /// Weighted fitness points over the horizon that a move must bring at least: each machine moved takes them from the
    /// plan's benefit, so that none is shuffled for nothing.
    double moving_points = 10;
    int half_hours_a_day = 16; ///< that a technician works at machines
    std::vector<Coverage> coverages;
    /// Before benefit counts, the least share of fit seats among the units that have seats is made as great as can be
    /// found, at the end of the last year planned.
    bool equal_treatment = false;
    Lots lots;
    Share reserve; ///< of each fund, held back
};

} // namespace rasoat::planner

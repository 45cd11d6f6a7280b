#pragma once

#include "planner/model/machine.h"
#include "planner/model/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rasoat::planner {

/// The officer's word on one seat: it must, or must not, get something.
struct Lock {
    std::uint32_t seat = 0;
    enum class Kind { must_replace, must_upgrade, must_mend, keep } kind = Kind::keep;
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
    Vnd investment_from{10'000'000}; ///< a new machine of this price or more is a fixed asset (Circular 23/2023/TT-BTC)
    std::vector<Lock> locks;
};

} // namespace rasoat::planner

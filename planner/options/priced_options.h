#pragma once

#include "planner/fitness/fitness.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/option.h"

#include <optional>
#include <vector>

/// Everything that a choice between options needs to know of them, worked out once for all seats.
namespace rasoat::planner {

struct PricedOption {
    Option option;
    Year year; ///< in which it is carried out
    Vnd cost;
    SpendingKind spending = SpendingKind::recurrent;
    double benefit = 0;     ///< benefit_of(...)
    double score_after = 0; ///< at the year's end
    bool fit_after = false;
    std::optional<Year> serves_until; ///< the last year of the horizon at whose end the seat is still fit; none: unfit
};

struct SeatOptions {
    Fitness before;                        ///< today
    double score_kept = 0;                 ///< at the end of the first year, if nothing is done
    bool fit_kept = false;                 ///< serves its seat then
    std::optional<Year> kept_serves_until; ///< as serves_until, if nothing is done
    std::vector<PricedOption> options;     ///< all years planned, keep left out
};

/// Whether the seat is fit at the end of that year, with the option carried out in its own year; none: with nothing
/// done. Scores fall with the years, so what serves until a year serves in all before it.
[[nodiscard]] bool fit_at(const SeatOptions& seat, const PricedOption* option, Year year);

/// Of one seat.
[[nodiscard]] SeatOptions priced_options(const Fleet& fleet, std::uint32_t seat, const Policies& policies);

/// Of every seat, in the fleet's order, on so many threads.
[[nodiscard]] std::vector<SeatOptions> priced_options(const Fleet& fleet, const Policies& policies, unsigned threads);

} // namespace rasoat::planner

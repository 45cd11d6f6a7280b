#pragma once

#include "planner/funding/shortfall.h"
#include "planner/offers/solution.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rasoat::planner {

/// Seats of which at least so many have to be fit at the end of a year.
struct CoverageGroup {
    std::optional<std::uint32_t> unit; ///< index into Fleet::units
    Year by;
    std::uint32_t need = 0; ///< fit seats asked for
    std::vector<std::uint32_t> seats;
};

/// What Policies::coverages ask for, a group for each unit that they speak of.
[[nodiscard]] std::vector<CoverageGroup> coverage_groups(const Fleet& fleet, const Policies& policies);

/// One group for each unit that has seats of its own, that many of them by the end of the last year planned.
[[nodiscard]] std::vector<CoverageGroup> unit_groups(const Fleet& fleet, const Policies& policies, Share share);

/// Whether the solution meets the group.
[[nodiscard]] bool meets(const Task& task, const Solution& solution, const CoverageGroup& group);
[[nodiscard]] bool meets(const Task& task, const Solution& solution, std::span<const CoverageGroup> groups);

/// Fit seats of the group if nothing is done.
[[nodiscard]] std::uint32_t fit_if_kept(const Task& task, const CoverageGroup& group);

/// A seat that is not fit if it is kept, and the least that some option costs after which it is fit by the year.
struct CheapestMend {
    std::uint32_t seat = 0;
    std::uint32_t option = 0;
    Vnd cost;
};
/// Those of the group that can be mended and paid for at all, cheapest first.
[[nodiscard]] std::vector<CheapestMend> cheapest_mends(const Task& task, const CoverageGroup& group);

/// Fit seats that the group could have if every seat got what it can be given.
[[nodiscard]] std::uint32_t most_fit(const Task& task, const CoverageGroup& group);

/// What meeting the group costs at least, seats left out that are counted elsewhere: its cheapest mends that are still
/// needed, paid by whoever may pay for any of its mends.
[[nodiscard]] Demand least_demand(const Task& task, const CoverageGroup& group, const std::vector<bool>& counted);

} // namespace rasoat::planner

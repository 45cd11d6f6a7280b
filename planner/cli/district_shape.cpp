#include "planner/cli/district_shape.h"

#include <limits>

namespace rasoat::planner::cli {

sample::DistrictShape district_shape_from(const Arguments& arguments) {
    constexpr std::uint64_t most_seats = 20'000'000;
    constexpr std::uint64_t most_years = 20;
    const sample::DistrictShape usual;
    sample::DistrictShape shape;
    const auto count = [&](std::string_view flag, std::uint64_t most, std::uint32_t otherwise) {
        return static_cast<std::uint32_t>(arguments.whole(flag, 1, most).value_or(otherwise));
    };
    shape.seats = count("--seats", most_seats, usual.seats);
    shape.units = count("--units", shape.seats, std::min(usual.units, shape.seats));
    shape.years = count("--years", most_years, usual.years);
    shape.seed = arguments.whole("--seed", 0, std::numeric_limits<std::uint64_t>::max()).value_or(usual.seed);
    shape.budget_share = arguments.number("--budget-share", 0, 10).value_or(usual.budget_share);
    return shape;
}

} // namespace rasoat::planner::cli

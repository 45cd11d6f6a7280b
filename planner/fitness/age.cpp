#include "planner/fitness/age.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

Years whole_years_between(std::chrono::year_month_day from, std::chrono::year_month_day until) {
    int years = static_cast<int>(until.year()) - static_cast<int>(from.year());
    const bool before_the_anniversary =
        until.month() < from.month() || (until.month() == from.month() && until.day() < from.day());
    if (before_the_anniversary) --years;
    return {std::max(0, years)};
}

} // namespace

std::optional<AgeRange> age_of(const Machine& machine, Day on_day) {
    if (machine.purchased) {
        const Years age = whole_years_between(*machine.purchased, on_day);
        return AgeRange{age, age, true};
    }
    const auto first_sold = machine.first_sold ? machine.first_sold : machine.processor.first_sold;
    if (!first_sold) return std::nullopt;
    const int this_year = static_cast<int>(std::chrono::year_month_day{on_day}.year());
    const int most = std::max(0, this_year - first_sold->value);
    return AgeRange{{std::max(0, most - years_on_sale)}, {most}, false};
}

} // namespace rasoat::planner

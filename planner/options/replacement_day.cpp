#include "planner/options/replacement_day.h"

#include <algorithm>

namespace rasoat::planner {

std::optional<Day> replaceable_from(const Machine& machine, const Policies& policies) {
    if (machine.broken || !machine.purchased) return std::nullopt;
    std::chrono::year_month_day day{*machine.purchased};
    day += std::chrono::years{policies.minimum_replacement_age};
    if (!day.ok()) day = day.year() / day.month() / std::chrono::last; // bought on 29 February
    Day from{day};
    if (machine.warranty_ends) from = std::max(from, *machine.warranty_ends + std::chrono::days{1});
    return from;
}

} // namespace rasoat::planner

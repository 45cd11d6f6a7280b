#include "planner/fitness/failure.h"

#include "planner/fitness/age.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

constexpr double highest_rate = 0.9;

double rate_of_disk(const std::optional<DiskHealth>& health, const FailureRates& rates) {
    if (health == DiskHealth::failing) return rates.disk_failing;
    return health == DiskHealth::warning ? rates.disk_warning : 0.0;
}

} // namespace

double failure_rate(const Machine& machine, Day day, const Policies& policies) {
    const FailureRates& rates = policies.failures;
    const auto age = age_of(machine, day);
    const double by_age = rates.first_year + rates.yearly_growth * (age ? std::max(0, age->least.value) : 0);
    return std::min(highest_rate, std::max(by_age, rate_of_disk(machine.disk.health, rates)));
}

double share_in_service(const Machine& machine, Day day, const Policies& policies) {
    return 1.0 - failure_rate(machine, day, policies) / 2.0;
}

} // namespace rasoat::planner

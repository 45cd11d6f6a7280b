#pragma once

#include "planner/fitness/fitness.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/options/option.h"

#include <optional>
#include <vector>

namespace rasoat::planner {

/// What would mend one finding of a machine.
struct Mend {
    Aspect aspect = Aspect::condition;
    std::optional<Option> option; ///< the cheapest after which the aspect is met; none: nothing in the catalogue does
    Vnd cost;
};

/// For each finding that falls short or fails, in the order of the findings, with the prices of policies.first_year.
[[nodiscard]] std::vector<Mend>
mends_for(const Fleet& fleet, std::uint32_t seat, const Fitness& fitness, const Policies& policies);

} // namespace rasoat::planner

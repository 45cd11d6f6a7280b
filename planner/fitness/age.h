#pragma once

#include "planner/fitness/reason.h"
#include "planner/model/machine.h"

#include <optional>

/// How old a machine is, by what is known of it.
namespace rasoat::planner {

/// Years for which a model stays on sale, so the most by which a purchase follows the model's first sale.
inline constexpr int years_on_sale = 3;

/// The whole years a machine has behind it on a day: exactly known from its purchase, else between two limits from the
/// year its model or processor was first sold.
struct AgeRange {
    Years least;
    Years most;
    bool from_purchase = false;
};

/// None where neither the purchase nor the first sale is known.
[[nodiscard]] std::optional<AgeRange> age_of(const Machine& machine, Day on_day);

} // namespace rasoat::planner

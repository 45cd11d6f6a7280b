#pragma once

#include "planner/model/fleet.h"
#include "planner/model/policies.h"
#include "planner/offers/rewards.h"
#include "planner/options/priced_options.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// The officer's word on single seats, as what a seat may choose from and what it earns.
namespace rasoat::planner {

using LockOfSeat = std::vector<std::optional<Lock::Kind>>;

[[nodiscard]] LockOfSeat locks_by_seat(const Fleet& fleet, const Policies& policies);

/// Anything but keeping.
[[nodiscard]] bool must_be_changed(const std::optional<Lock::Kind>& lock);

/// Leaves each seat the options that its lock allows. Throws LockWithoutOption
/// (plan_conflict.h) where a must has none left.
void apply_locks(const Fleet& fleet, const LockOfSeat& locks, std::vector<SeatOptions>& seats);

/// More than all seats together could bring, so that a choice that earns it once more is better than any other.
[[nodiscard]] double more_than_all_benefits(std::span<const SeatOptions> seats);

} // namespace rasoat::planner

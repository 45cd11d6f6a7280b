#pragma once

#include "server/planning/machine_reading.h"
#include "server/planning/reviewed_fleet.h"
#include "server/store/store.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

/// Keeps a reviewed fleet in step with the store: a few changes by touching a few places, all else by arranging the
/// fleet anew from the machines that it holds.
namespace rasoat::planning {

/// What a set of changes touched, as indices into the fleet; may hold one twice.
struct Touched {
    std::vector<std::uint32_t> machines;
    std::vector<std::uint32_t> seats;
};

/// Puts the machine in or in the place of what was known of it. False where that shifts others, so that the fleet must
/// be arranged anew: a record that is older than the youngest and was not there.
[[nodiscard]] bool put_machine(ReviewedFleet& reviewed, ReadMachine machine, Touched& touched);

/// Takes the machines out that are there, each known by its id. The fleet must be arranged anew where any was.
bool take_out_machines(ReviewedFleet& reviewed, std::span<const store::MachineId> machines);

/// Puts the seat, or changes it, with the machine that stands there. False where the fleet must be arranged anew.
/// Throws planner::InvalidFleet, after which it must be too.
[[nodiscard]] bool put_seat(ReviewedFleet& reviewed, const store::Seat& seat, Touched& touched);

/// Judges what was touched, and brings it to its place in every order.
void settle(ReviewedFleet& reviewed, const Touched& touched);

/// Makes everything but the machines anew from the store and the rules, and judges every seat on that day.
/// Throws planner::InvalidFleet where stored records contradict each other or the rules; the machines stay as they are.
void arrange(
    ReviewedFleet& reviewed, store::Reader& reader, std::shared_ptr<const PlanningRules> rules, planner::Day today);

} // namespace rasoat::planning

#pragma once

#include "server/planning/plan_making.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace rasoat::planning {

/// Names of seats and machines, as a document shows them.
class PlanNames {
public:
    PlanNames(const ReviewedFleet& reviewed, store::Reader& reader);
    [[nodiscard]] SeatReference seat(std::uint32_t seat) const { return seat_reference(reviewed_, seat); }
    [[nodiscard]] MachineReference machine(std::uint32_t machine) const;
    [[nodiscard]] store::UnitId unit(std::uint32_t unit) const { return reviewed_.unit_ids[unit]; }

private:
    const ReviewedFleet& reviewed_;
    store::Reader& reader_;
};

/// What becomes of a line's seat, as lists call it.
[[nodiscard]] LineAction action_at(const planner::PlanLine& line, const ReviewedFleet& reviewed);

void count(ActionCounts& counts, LineAction action);

/// The lines in a document's order.
[[nodiscard]] std::vector<PlanLine>
lines_of(const MadePlan& made, const ReviewedFleet& reviewed, const PlanNames& names);

} // namespace rasoat::planning

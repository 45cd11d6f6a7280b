#pragma once

#include "server/planning/data_faults.h"
#include "server/planning/planning_rules.h"
#include "server/store/store.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rasoat::planning {

/// A machine as the review keeps it.
struct ReadMachine {
    store::MachineId id;
    std::optional<store::UnitId> enrolled_to;
    std::string hostname;
    planner::Machine facts;
    DataFaults faults;
};

/// The machines of the records with their reports, in the same order. Many reports are understood on all cores.
[[nodiscard]] std::vector<ReadMachine> read_machines(
    store::Reader& reader, std::span<const store::Machine> records, const PlanningRules& rules, planner::Day today);

} // namespace rasoat::planning

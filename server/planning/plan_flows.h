#pragma once

#include "server/planning/plan_document.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// Where a plan's machines come from and go to, summed up for a picture of flows.
namespace rasoat::planning {

enum class FlowGroups { role, unit, unit_and_role };

struct FlowNode {
    enum class Side { from, to };
    enum class Kind { new_machines, seats, spare, retired };
    std::string id;
    Side side = Side::from;
    Kind kind = Kind::seats;
    Bilingual name;
    std::optional<store::UnitId> unit;
    std::string role; ///< its id; empty: not of one role
    bool operator==(const FlowNode&) const = default;
};

/// Leads from a node on the one side to a node on the other, so that there are no circles.
struct FlowLink {
    std::string from;
    std::string to;
    std::size_t count = 0;
    bool operator==(const FlowLink&) const = default;
};

struct PlanFlows {
    std::vector<FlowNode> nodes; ///< in the order in which they are first met
    std::vector<FlowLink> links; ///< likewise
};

[[nodiscard]] PlanFlows flows_of(const std::vector<MovedMachine>& machines, FlowGroups groups);

} // namespace rasoat::planning

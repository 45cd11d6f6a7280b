#include "server/planning/plan_flows.h"

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

using Side = FlowNode::Side;
using Kind = FlowNode::Kind;

FlowNode seats_node(const SeatReference& seat, FlowGroups groups, Side side) {
    FlowNode node;
    node.side = side;
    node.id = side == Side::from ? "from" : "to";
    if (groups != FlowGroups::role) {
        node.unit = seat.unit;
        node.id += ":unit-" + store::to_string(seat.unit);
        node.name = {seat.unit_name, seat.unit_name};
    }
    if (groups != FlowGroups::unit) {
        node.role = seat.role;
        node.id += ":role-" + seat.role;
        const auto* const dot = node.name.vi.empty() ? "" : " · ";
        node.name = {node.name.vi + dot + seat.role_name.vi, node.name.en + dot + seat.role_name.en};
    }
    return node;
}

FlowNode origin_of(const MovedMachine& moved, FlowGroups groups) {
    if (moved.from_seat) return seats_node(*moved.from_seat, groups, Side::from);
    if (moved.machine)
        return {"from:spare", Side::from, Kind::spare, {"Máy dự phòng", "Spare machines"}, std::nullopt, {}};
    const auto model = moved.model.value_or(Bilingual{});
    return {"from:new-" + model.en, Side::from, Kind::new_machines, {"Mua mới: " + model.vi, "New: " + model.en},
            std::nullopt,           {}};
}

FlowNode aim_of(const MovedMachine& moved, FlowGroups groups) {
    if (moved.to_seat) return seats_node(*moved.to_seat, groups, Side::to);
    return {"to:retired", Side::to, Kind::retired, {"Thu hồi, thanh lý", "Retired"}, std::nullopt, {}};
}

} // namespace

PlanFlows flows_of(const std::vector<MovedMachine>& machines, FlowGroups groups) {
    PlanFlows flows;
    const auto met = [&](FlowNode node) {
        const auto known = std::ranges::find(flows.nodes, node.id, &FlowNode::id);
        if (known == flows.nodes.end()) flows.nodes.push_back(node);
        return std::move(node.id);
    };
    for (const auto& moved : machines) {
        const auto from = met(origin_of(moved, groups));
        const auto to = met(aim_of(moved, groups));
        const auto link =
            std::ranges::find_if(flows.links, [&](const FlowLink& one) { return one.from == from && one.to == to; });
        if (link == flows.links.end())
            flows.links.push_back({from, to, 1});
        else
            ++link->count;
    }
    return flows;
}

} // namespace rasoat::planning

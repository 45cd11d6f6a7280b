#include "server/planning/unit_tree.h"

namespace rasoat::planning {

std::vector<std::uint32_t> units_from_the_top(const ReviewedFleet& reviewed) {
    const auto& units = reviewed.fleet.units;
    std::vector<std::vector<std::uint32_t>> children(units.size());
    std::vector<std::uint32_t> order;
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
        if (units[unit].parent)
            children[*units[unit].parent].push_back(unit);
        else
            order.push_back(unit);
    }
    for (std::size_t next = 0; next < order.size(); ++next)
        order.insert(order.end(), children[order[next]].begin(), children[order[next]].end());
    return order;
}

std::optional<std::uint32_t> present_unit(const ReviewedFleet& reviewed, store::UnitId id) {
    // A successor may have ended too; each has come later, so that the way ends.
    for (auto steps = reviewed.successors.size() + 1; steps > 0; --steps) {
        if (const auto found = reviewed.unit_index.find(id); found != reviewed.unit_index.end()) return found->second;
        const auto next = reviewed.successors.find(id);
        if (next == reviewed.successors.end()) return std::nullopt;
        id = next->second;
    }
    return std::nullopt;
}

std::vector<bool> units_below(const ReviewedFleet& reviewed, store::UnitId top) {
    std::vector<bool> below(reviewed.fleet.units.size(), false);
    const auto found = present_unit(reviewed, top);
    if (!found) return below;
    for (const auto unit : units_from_the_top(reviewed)) {
        const auto parent = reviewed.fleet.units[unit].parent;
        below[unit] = unit == *found || (parent && below[*parent]);
    }
    return below;
}

} // namespace rasoat::planning

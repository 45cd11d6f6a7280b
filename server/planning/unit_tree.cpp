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

std::vector<bool> units_below(const ReviewedFleet& reviewed, store::UnitId top) {
    std::vector<bool> below(reviewed.fleet.units.size(), false);
    const auto found = reviewed.unit_index.find(top);
    if (found == reviewed.unit_index.end()) return below;
    for (const auto unit : units_from_the_top(reviewed)) {
        const auto parent = reviewed.fleet.units[unit].parent;
        below[unit] = unit == found->second || (parent && below[*parent]);
    }
    return below;
}

} // namespace rasoat::planning

#include "planner/funds.h"

namespace rasoat::planner {

PayingFunds::PayingFunds(const Fleet& fleet) : fleet_(fleet), by_unit_(fleet.units.size() + 1) {
    for (std::uint32_t index = 0; index < fleet.funds.size(); ++index)
        by_unit_[fleet.funds[index].unit.value_or(static_cast<std::uint32_t>(fleet.units.size()))].push_back(index);
}

std::vector<std::uint32_t> PayingFunds::of(std::uint32_t unit, Year year, SpendingKind spending) const {
    std::vector<std::uint32_t> found;
    const auto take = [&](const std::vector<std::uint32_t>& funds) {
        for (const std::uint32_t index : funds) {
            const Fund& fund = fleet_.funds[index];
            if (fund.year == year && (!fund.kind || *fund.kind == spending)) found.push_back(index);
        }
    };
    for (std::optional<std::uint32_t> place = unit; place; place = fleet_.units[*place].parent)
        take(by_unit_[*place]);
    take(by_unit_.back());
    return found;
}

} // namespace rasoat::planner

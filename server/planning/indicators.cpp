#include "server/planning/indicators.h"

#include "server/planning/unit_tree.h"

#include <algorithm>
#include <array>

namespace rasoat::planning {
namespace {

/// Counts of a unit that are not of its data but of its machines.
struct Standing {
    std::int64_t fit = 0;
    std::int64_t low = 0;
    std::int64_t unknown = 0;
    std::int64_t windows11_ready = 0;
    std::int64_t out_of_support = 0;
};

void add(Standing& to, const Standing& from) {
    to.fit += from.fit;
    to.low += from.low;
    to.unknown += from.unknown;
    to.windows11_ready += from.windows11_ready;
    to.out_of_support += from.out_of_support;
}

/// Each unit's with those below it, and at the end the whole's.
std::vector<Standing> standings(const ReviewedFleet& reviewed) {
    const auto& fleet = reviewed.fleet;
    std::vector<Standing> by_unit(fleet.units.size() + 1);
    auto& whole = by_unit.back();
    for (const auto& judged : reviewed.ranking) {
        auto& unit = by_unit[fleet.seats[judged.seat].unit];
        unit.fit += judged.verdict == SeatVerdict::fit ? 1 : 0;
        unit.low += judged.verdict == SeatVerdict::low ? 1 : 0;
        unit.unknown += judged.verdict == SeatVerdict::unknown ? 1 : 0;
    }
    for (std::size_t machine = 0; machine < fleet.machines.size(); ++machine) {
        const auto seat = reviewed.seat_of[machine];
        const auto of_unit = seat ? std::optional(fleet.seats[*seat].unit) : reviewed.unit_of[machine];
        auto& unit = of_unit ? by_unit[*of_unit] : whole;
        const auto& traits = reviewed.traits[machine];
        unit.windows11_ready += traits.windows11 == Windows11State::ready ? 1 : 0;
        unit.out_of_support += traits.out_of_support ? 1 : 0;
    }
    const auto order = units_from_the_top(reviewed);
    for (auto place = order.size(); place > 0; --place) {
        const auto unit = order[place - 1];
        const auto parent = fleet.units[unit].parent;
        add(parent ? by_unit[*parent] : whole, by_unit[unit]);
    }
    return by_unit;
}

} // namespace

std::vector<UnitIndicators>
indicators(const ReviewedFleet& reviewed, const DataQuality& quality, std::span<const FigureDefinition> definitions) {
    const auto standing = standings(reviewed);
    const auto of = [&](const UnitQuality& unit) {
        const auto& stands = unit.unit ? standing[*unit.unit] : standing.back();
        UnitIndicators indicators{
            unit.unit,
            {{"seats", static_cast<std::int64_t>(unit.seats)},
             {"machines", static_cast<std::int64_t>(unit.machines)},
             {"fit", stands.fit},
             {"low", stands.low},
             {"unknown", stands.unknown},
             {"windows11_ready", stands.windows11_ready},
             {"out_of_support", stands.out_of_support},
             {"faultless", static_cast<std::int64_t>(unit.faultless)}},
            unit.good_share};
        for (std::size_t index = 0; index < definitions.size(); ++index)
            indicators.values.emplace_back(definitions[index].name, static_cast<std::int64_t>(unit.figures[index]));
        return indicators;
    };
    std::vector<UnitIndicators> all{of(quality.whole)};
    for (const auto& unit : quality.units)
        all.push_back(of(unit));
    return all;
}

documents::Table indicator_table(const ReviewedFleet& reviewed, const std::vector<UnitIndicators>& units) {
    const auto same = [](const std::string& name) { return planner::Bilingual{name, name}; };
    documents::Table table;
    table.title = {"Chỉ tiêu", "Indicators"};
    for (const auto* heading : {"format", "on", "unit_code", "unit", "parent_code", "indicator", "value"})
        table.columns.push_back({same(heading)});
    for (const auto& of_unit : units) {
        std::string code;
        std::string parent;
        auto name = reviewed.organisation;
        if (of_unit.unit) {
            const auto& unit = reviewed.fleet.units[*of_unit.unit];
            code = unit.id;
            name = unit.name;
            if (unit.parent) parent = reviewed.fleet.units[*unit.parent].id;
        }
        for (const auto& [indicator, value] : of_unit.values)
            table.rows.push_back(
                {std::string(indicators_format), reviewed.policies.today, code, name, parent, std::string(indicator),
                 value});
    }
    return table;
}

} // namespace rasoat::planning

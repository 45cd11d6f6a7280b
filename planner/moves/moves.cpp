#include "planner/moves/moves.h"

#include "planner/moves/visits.h"

#include <map>
#include <utility>

namespace rasoat::planner {
namespace {

/// What the lines of one year buy, summed up, new machines first.
std::vector<MoveStep> purchases_of(std::span<const PlanLine* const> lines, Year year) {
    std::map<std::pair<Purchase::Kind, std::uint32_t>, int> counts;
    for (const PlanLine* line : lines) {
        const Option& option = line->option;
        if (option.kind == OptionKind::replace) ++counts[{Purchase::Kind::model, option.model}];
        if (option.kind != OptionKind::upgrade) continue;
        const Upgrade& upgrade = option.upgrade;
        if (upgrade.memory) counts[{Purchase::Kind::memory, upgrade.memory->part}] += upgrade.memory->modules;
        if (upgrade.disk) ++counts[{Purchase::Kind::disk, *upgrade.disk}];
        if (upgrade.licence) ++counts[{Purchase::Kind::licence, 0}];
    }
    std::vector<MoveStep> steps;
    for (const auto& [what, count] : counts) {
        MoveStep step;
        step.kind = MoveKind::buy;
        step.year = year;
        step.purchase = {what.first, what.second, count};
        steps.push_back(step);
    }
    return steps;
}

/// Gives each visit its day: as many as go into one, in their order.
void add_by_day(const Visits& visits, int half_hours_a_day, std::vector<MoveStep>& steps) {
    int day = 1;
    int used = 0;
    for (const std::uint32_t visit : order_of(visits)) {
        MoveStep step = visits.steps[visit];
        if (used > 0 && used + step.half_hours > half_hours_a_day) {
            ++day;
            used = 0;
        }
        used += step.half_hours;
        step.day = day;
        steps.push_back(step);
    }
    for (MoveStep retire : visits.retired) {
        retire.day = day;
        steps.push_back(retire);
    }
}

} // namespace

std::vector<MoveStep> moves_of(std::span<const PlanLine> lines, const Fleet& fleet, const Policies& policies) {
    std::vector<bool> handed_out(fleet.machines.size(), false);
    std::map<Year, std::vector<const PlanLine*>> by_year;
    for (const PlanLine& line : lines) {
        if (!line.year) continue;
        by_year[*line.year].push_back(&line);
        if (line.option.kind == OptionKind::hand_down) handed_out[line.option.machine] = true;
    }
    std::vector<MoveStep> steps;
    for (const auto& [year, of_year] : by_year) {
        for (MoveStep& step : purchases_of(of_year, year))
            steps.push_back(std::move(step));
        add_by_day(visits_of_year(of_year, fleet, handed_out), policies.half_hours_a_day, steps);
    }
    return steps;
}

} // namespace rasoat::planner

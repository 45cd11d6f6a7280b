#include "server/planning/plan_lines.h"

#include "planner/explain/plan_text.h"
#include "planner/options/option_text.h"
#include "server/planning/option_action.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace rasoat::planning {
namespace {

SeatVerdict verdict_at(const ReviewedFleet& reviewed, std::uint32_t seat) {
    return reviewed.ranking[reviewed.rank_of[seat]].verdict;
}

Bilingual what_of(const planner::PlanLine& line, LineAction action, const planner::Fleet& fleet) {
    if (action != LineAction::left_out) return planner::what_is_done(line, fleet);
    if (line.missed) return planner::describe(line.missed->option, fleet.catalogue);
    return {"Danh mục không có cách nào phù hợp", "Nothing in the catalogue fits"};
}

PlanLine
line_of(const planner::PlanLine& planned, const MadePlan& made, const ReviewedFleet& reviewed, const PlanNames& names) {
    const auto& fleet = made.input.fleet;
    const auto verdict = verdict_at(reviewed, planned.seat);
    PlanLine line;
    line.seat = names.seat(planned.seat);
    if (const auto machine = fleet.seats[planned.seat].machine) line.machine = names.machine(*machine);
    line.action = action_at(planned, reviewed);
    line.what = what_of(planned, line.action, fleet);
    line.why = planner::why(planned, fleet, made.input.policies);
    if (verdict == SeatVerdict::low || verdict == SeatVerdict::fit) line.score_before = planned.before.score;
    const auto done = line.action != LineAction::keep && line.action != LineAction::left_out;
    if (done) line.score_after = planned.score_after;
    line.fit_after = planned.fit_after;
    line.benefit = planned.benefit;
    line.cost = line.action == LineAction::left_out && planned.missed ? planned.missed->cost : planned.cost;
    line.year = planned.year;
    if (planned.fund) line.fund = fleet.funds[*planned.fund].name;
    if (planned.from_seat) line.from_seat = names.seat(*planned.from_seat);
    line.second_best = planner::second_best(planned, fleet);
    line.comes_in_at = planned.comes_in_at;
    line.serves_until = planned.serves_until;
    line.replaceable_from = planned.replaceable_from;
    return line;
}

/// What is done, by benefit for each million; what is left out; what is kept. Each by rank where equal.
std::tuple<int, double, std::uint32_t> order_of(const planner::PlanLine& planned, const ReviewedFleet& reviewed) {
    const auto rank = reviewed.rank_of[planned.seat];
    const auto action = action_at(planned, reviewed);
    if (action == LineAction::left_out) return {1, 0, rank};
    if (action == LineAction::keep) return {2, 0, rank};
    const auto per_million = planned.cost.amount > 0
                                 ? planned.benefit / (static_cast<double>(planned.cost.amount) / 1e6)
                                 : std::numeric_limits<double>::infinity();
    return {0, -per_million, rank};
}

void tell_locks(std::vector<PlanLine>& lines, const std::vector<SeatLock>& locks) {
    std::unordered_map<store::SeatId, const SeatLock*> by_seat;
    for (const auto& lock : locks)
        by_seat.emplace(lock.seat, &lock);
    for (auto& line : lines)
        if (const auto lock = by_seat.find(line.seat.id); lock != by_seat.end()) line.locked = *lock->second;
}

} // namespace

PlanNames::PlanNames(const ReviewedFleet& reviewed, store::Reader& reader) : reviewed_(reviewed), reader_(reader) {}

MachineReference PlanNames::machine(std::uint32_t machine) const {
    return machine_reference(reviewed_, machine, reader_);
}

LineAction action_at(const planner::PlanLine& line, const ReviewedFleet& reviewed) {
    if (line.option.kind != planner::OptionKind::keep) return action_of(line.option);
    const auto verdict = verdict_at(reviewed, line.seat);
    return verdict == SeatVerdict::low || verdict == SeatVerdict::no_machine ? LineAction::left_out : LineAction::keep;
}

void count(ActionCounts& counts, LineAction action) {
    switch (action) {
    case LineAction::replace:
        ++counts.replace;
        break;
    case LineAction::upgrade:
        ++counts.upgrade;
        break;
    case LineAction::hand_down:
        ++counts.hand_down;
        break;
    case LineAction::switch_on:
        ++counts.switch_on;
        break;
    case LineAction::keep:
        ++counts.keep;
        break;
    case LineAction::left_out:
        ++counts.left_out;
        break;
    }
}

std::vector<PlanLine> lines_of(const MadePlan& made, const ReviewedFleet& reviewed, const PlanNames& names) {
    std::vector<const planner::PlanLine*> order;
    order.reserve(made.plan.lines.size());
    for (const auto& line : made.plan.lines)
        order.push_back(&line);
    std::ranges::sort(order, {}, [&](const planner::PlanLine* line) { return order_of(*line, reviewed); });
    std::vector<PlanLine> lines;
    lines.reserve(order.size());
    for (const auto* line : order)
        lines.push_back(line_of(*line, made, reviewed, names));
    tell_locks(lines, made.settings.locks);
    return lines;
}

} // namespace rasoat::planning

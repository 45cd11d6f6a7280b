#include "server/planning/plan_moves.h"

#include "planner/moves/move_text.h"
#include "server/planning/list_cursor.h"
#include "server/planning/unit_tree.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace rasoat::planning {
namespace {

using planner::MoveKind;

constexpr auto move_kinds = std::to_array<std::pair<MoveKind, std::string_view>>({
    {MoveKind::buy, "buy"},
    {MoveKind::upgrade, "upgrade"},
    {MoveKind::install, "install"},
    {MoveKind::hand_down, "hand_down"},
    {MoveKind::exchange, "exchange"},
    {MoveKind::lend, "lend"},
    {MoveKind::retire, "retire"},
});

PlanMove move_of(const planner::MoveStep& step, const planner::Fleet& fleet, const PlanNames& names) {
    PlanMove move;
    move.kind = step.kind;
    move.year = step.year;
    move.day = step.day;
    move.half_hours = step.half_hours;
    if (step.unit) {
        move.unit = names.unit(*step.unit);
        move.unit_name = fleet.units[*step.unit].name;
    }
    if (step.seat) move.seat = names.seat(*step.seat);
    if (step.other) move.other_seat = names.seat(*step.other);
    if (step.machine) move.machine = names.machine(*step.machine);
    if (step.comes_off) move.comes_off = names.machine(*step.comes_off);
    move.brought = step.brought;
    move.text = planner::text_of(step, fleet);
    return move;
}

/// What comes to a seat by a line of the plan: a new machine, or one of another seat.
std::vector<MovedMachine> arrivals(const MadePlan& made, const PlanNames& names, planner::OptionKind kind) {
    std::vector<MovedMachine> machines;
    for (const auto& line : made.plan.lines) {
        if (line.option.kind != kind || !line.year) continue;
        MovedMachine arrived;
        arrived.year = *line.year;
        arrived.to_seat = names.seat(line.seat);
        if (kind == planner::OptionKind::replace) {
            arrived.model = made.input.fleet.catalogue.models.at(line.option.model).name;
        } else {
            arrived.machine = names.machine(line.option.machine);
            if (line.from_seat) arrived.from_seat = names.seat(*line.from_seat);
        }
        machines.push_back(std::move(arrived));
    }
    return machines;
}

} // namespace

std::string_view name_of(MoveKind kind) {
    for (const auto& [candidate, name] : move_kinds)
        if (candidate == kind) return name;
    return {};
}

std::optional<MoveKind> move_kind_named(std::string_view name) {
    for (const auto& [kind, candidate] : move_kinds)
        if (candidate == name) return kind;
    return std::nullopt;
}

PlanMoves moves_of(const MadePlan& made, const PlanNames& names) {
    PlanMoves moves;
    moves.machines = arrivals(made, names, planner::OptionKind::replace);
    std::ranges::move(arrivals(made, names, planner::OptionKind::hand_down), std::back_inserter(moves.machines));
    for (const auto& step : planner::moves_of(made.plan.lines, made.input.fleet, made.input.policies)) {
        moves.steps.push_back(move_of(step, made.input.fleet, names));
        if (step.kind == planner::MoveKind::retire)
            moves.machines.push_back(
                {moves.steps.back().machine, std::nullopt, step.year, moves.steps.back().seat, std::nullopt});
    }
    std::ranges::stable_sort(moves.machines, {}, &MovedMachine::year);
    return moves;
}

PlanMovePage plan_moves(const PlanDocument& document, const PlanMoveQuery& query, const ReviewedFleet& reviewed) {
    const auto units = query.unit ? units_below(reviewed, *query.unit) : std::vector<bool>{};
    const auto passes = [&](const PlanMove& move) {
        if (query.year && move.year != *query.year) return false;
        if (!query.unit) return true;
        const auto place = move.unit ? move.unit : move.seat ? std::optional(move.seat->unit) : std::nullopt;
        if (!place) return false;
        const auto unit = present_unit(reviewed, *place);
        return unit && units[*unit];
    };
    const auto start = query.cursor.empty() ? std::size_t{0} : line_position(query.cursor);
    PlanMovePage page;
    std::set<std::pair<store::Year, int>> days;
    for (std::size_t index = 0; index < document.moves.size(); ++index) {
        const auto& move = document.moves[index];
        if (!passes(move)) continue;
        ++page.total;
        if (move.day > 0) days.emplace(move.year, move.day);
        if (index < start) continue;
        if (page.items.size() < query.limit)
            page.items.push_back({index + 1, &move});
        else if (!page.next_cursor)
            page.next_cursor = line_cursor(index);
    }
    page.days = days.size();
    return page;
}

} // namespace rasoat::planning

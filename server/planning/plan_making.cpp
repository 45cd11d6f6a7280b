#include "server/planning/plan_making.h"

#include "planner/plan_conflict.h"
#include "server/planning/plan_lines.h"
#include "server/planning/plan_moves.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

using Clock = std::chrono::steady_clock;

NamedConflict named(const planner::Conflict& conflict, const planner::Fleet& fleet, const ReviewedFleet& reviewed) {
    NamedConflict with_names;
    for (const auto seat : conflict.locked_seats)
        with_names.seats.push_back(seat_reference(reviewed, seat));
    for (const auto& share : conflict.shares) {
        NamedConflict::AskedShare asked;
        if (share.unit) {
            asked.unit = reviewed.unit_ids[*share.unit];
            asked.unit_name = fleet.units[*share.unit].name;
        }
        asked.by = share.by;
        asked.seats = share.seats;
        asked.need = share.need;
        asked.most = share.most;
        with_names.shares.push_back(std::move(asked));
    }
    for (const auto fund : conflict.funds)
        with_names.funds.push_back(fleet.funds[fund].name);
    if (!conflict.by_search) with_names.money = NamedConflict::Money{conflict.cost, conflict.held};
    with_names.proven = conflict.proven;
    return with_names;
}

/// Fills in what the planner says; its refusals get the names of seats, units and funds.
template <class Ask>
MadePlan made_by(const ReviewedFleet& reviewed, const PlanSettings& settings, const Ask& ask) {
    const auto start = Clock::now();
    MadePlan made{settings, plan_input(reviewed, settings), {}, {}};
    try {
        made.plan = ask(made.input);
    } catch (const planner::PlanConflict& conflict) {
        std::vector<NamedConflict> conflicts;
        for (const auto& one : conflict.conflicts)
            conflicts.push_back(named(one, made.input.fleet, reviewed));
        throw PlanRefused({}, {conflict.text.vi, conflict.text.en}, std::move(conflicts));
    } catch (const planner::LockWithoutOption& lock) {
        const auto place = std::ranges::find(settings.locks, reviewed.seat_ids[lock.seat], &SeatLock::seat);
        throw PlanRefused(fmt::format("/locks/{}/kind", place - settings.locks.begin()), {lock.text.vi, lock.text.en});
    }
    made.took = Clock::now() - start;
    return made;
}

} // namespace

MadePlan make_plan(
    const ReviewedFleet& reviewed, const PlanSettings& settings, const planner::Limits& limits,
    const planner::ProgressSink& on_progress) {
    return made_by(reviewed, settings, [&](const PlanInput& input) {
        return planner::plan(input.fleet, input.policies, limits, on_progress);
    });
}

MadePlan make_quick_plan(
    const ReviewedFleet& reviewed, const PlanSettings& settings, std::chrono::milliseconds time,
    PlanPreparations& preparations) {
    return made_by(reviewed, settings, [&](const PlanInput& input) {
        planner::Limits limits;
        limits.deadline = Clock::now() + time;
        const auto preparation = preparations.preparation(reviewed, settings, input, limits);
        limits.deadline = Clock::now() + time;
        return planner::plan_prepared(input.fleet, input.policies, *preparation, limits);
    });
}

PlanDocument document_of(const MadePlan& made, const ReviewedFleet& reviewed, store::Reader& reader, store::Time now) {
    PlanDocument document;
    document.summary = summary_of(made, reviewed, now);
    const PlanNames names(reviewed, reader);
    document.lines = lines_of(made, reviewed, names);
    auto moves = moves_of(made, names);
    document.moves = std::move(moves.steps);
    document.machines = std::move(moves.machines);
    return document;
}

} // namespace rasoat::planning

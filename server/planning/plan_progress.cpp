#include "server/planning/plan_progress.h"

#include "server/planning/search_text.h"
#include "server/planning/unit_tree.h"

#include <algorithm>
#include <utility>

namespace rasoat::planning {
namespace {

/// A promise is a whole number on the screen: what differs by less than half of one is the same to who reads it.
constexpr double same_score = 0.5;

constexpr auto names = std::to_array<std::pair<LineProgress, std::string_view>>({
    {LineProgress::done, "done"},
    {LineProgress::falls_short, "falls_short"},
    {LineProgress::waiting, "waiting"},
    {LineProgress::seat_gone, "seat_gone"},
});

bool does_something(const PlanLine& line) {
    return line.action != LineAction::keep && line.action != LineAction::left_out;
}

bool changes_the_machine(const PlanLine& line) {
    return line.action == LineAction::replace || line.action == LineAction::hand_down;
}

std::optional<double> score_at(const ReviewedFleet& reviewed, std::uint32_t seat) {
    const auto& judged = reviewed.ranking[reviewed.rank_of[seat]];
    const bool known = judged.verdict == SeatVerdict::low || judged.verdict == SeatVerdict::fit;
    return known ? std::optional(judged.score) : std::nullopt;
}

/// Whether another machine stands at the seat than did when the plan was made.
bool machine_changed(const PlanLine& line, const ReviewedFleet& reviewed, std::uint32_t seat) {
    const auto machine = reviewed.fleet.seats[seat].machine;
    return machine && (!line.machine || reviewed.machine_ids[*machine] != line.machine->id);
}

} // namespace

std::string_view name_of(LineProgress progress) {
    return std::ranges::find(names, progress, &std::pair<LineProgress, std::string_view>::first)->second;
}

std::optional<LineProgress> line_progress_named(std::string_view name) {
    const auto* const found = std::ranges::find(names, name, &std::pair<LineProgress, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::optional<FollowedLine> followed(const PlanLine& line, const ReviewedFleet& reviewed) {
    if (!does_something(line)) return std::nullopt;
    const auto seat = reviewed.seat_index.find(line.seat.id);
    if (seat == reviewed.seat_index.end()) return FollowedLine{&line, LineProgress::seat_gone, std::nullopt};
    FollowedLine followed{&line, LineProgress::waiting, score_at(reviewed, seat->second)};
    const bool changed = machine_changed(line, reviewed, seat->second);
    // The promise is for the end of the plan's year, ageing in it; who serves so well today has kept it.
    const bool kept = followed.score_now && line.score_after && *followed.score_now >= *line.score_after - same_score;
    if (kept && (changed || !changes_the_machine(line)))
        followed.progress = LineProgress::done;
    else if (changed)
        followed.progress = LineProgress::falls_short;
    return followed;
}

ProgressCounts progress_of(const PlanDocument& document, const ReviewedFleet& reviewed) {
    ProgressCounts counts;
    for (const auto& line : document.lines) {
        const auto now = followed(line, reviewed);
        if (!now) continue;
        ++counts.lines;
        ++counts.by_progress.at(static_cast<std::size_t>(now->progress));
        counts.cost += line.cost;
        if (now->progress == LineProgress::done) counts.cost_done += line.cost;
    }
    return counts;
}

ProgressPage progress_page(const PlanDocument& document, const ProgressQuery& query, const ReviewedFleet& reviewed) {
    const auto words = search_words(query.words);
    const auto units = query.unit ? units_below(reviewed, *query.unit) : std::vector<bool>{};
    const auto passes = [&](const FollowedLine& followed) {
        if (query.progress && followed.progress != *query.progress) return false;
        if (query.unit) {
            const auto unit = present_unit(reviewed, followed.line->seat.unit);
            if (!unit || !units[*unit]) return false;
        }
        return words.empty() || holds_all(search_text_of(*followed.line), words);
    };
    ProgressPage page;
    for (const auto& line : document.lines) {
        const auto now = followed(line, reviewed);
        if (!now || !passes(*now)) continue;
        if (page.total >= query.skip && page.items.size() < query.limit) page.items.push_back(*now);
        ++page.total;
    }
    return page;
}

const PlanLine* line_of_machine(const PlanDocument& document, const ReviewedFleet& reviewed, store::MachineId machine) {
    const auto index = reviewed.machine_index.find(machine);
    const auto seat = index == reviewed.machine_index.end() ? std::nullopt : reviewed.seat_of[index->second];
    const auto at_its_seat = std::ranges::find_if(
        document.lines, [&](const PlanLine& line) { return seat && line.seat.id == reviewed.seat_ids[*seat]; });
    if (at_its_seat != document.lines.end()) return &*at_its_seat;
    const auto then = std::ranges::find_if(
        document.lines, [&](const PlanLine& line) { return line.machine && line.machine->id == machine; });
    return then == document.lines.end() ? nullptr : &*then;
}

} // namespace rasoat::planning

#pragma once

#include "server/planning/plans.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What of a kept plan has been carried out, as agents report it: nobody ticks off anything.
namespace rasoat::planning {

/// How a line stands of which the plan says that something is to be done.
enum class LineProgress {
    done,        ///< the seat's machine now is what the line promised, or better
    falls_short, ///< another machine stands there, and it serves less well than promised
    waiting,     ///< the machine is as it was
    seat_gone    ///< there is no such seat any more
};
[[nodiscard]] std::string_view name_of(LineProgress progress);
[[nodiscard]] std::optional<LineProgress> line_progress_named(std::string_view name);

struct FollowedLine {
    const PlanLine* line = nullptr;
    LineProgress progress = LineProgress::waiting;
    std::optional<double> score_now; ///< none: no machine, no seat, or too little is known
};

/// How one line stands; none where the plan does nothing at its seat.
[[nodiscard]] std::optional<FollowedLine> followed(const PlanLine& line, const ReviewedFleet& reviewed);

/// What there is to do and how much of it is done.
struct ProgressCounts {
    std::size_t lines = 0;
    std::array<std::size_t, 4> by_progress{}; ///< by LineProgress
    store::Vnd cost;                          ///< of all of them
    store::Vnd cost_done;                     ///< of those that are done, as planned
    [[nodiscard]] std::size_t count(LineProgress progress) const {
        return by_progress.at(static_cast<std::size_t>(progress));
    }
};
[[nodiscard]] ProgressCounts progress_of(const PlanDocument& document, const ReviewedFleet& reviewed);

struct ProgressQuery {
    std::optional<LineProgress> progress;
    std::optional<store::UnitId> unit; ///< this unit and those below it, as the tree is today
    std::string words;                 ///< as in RankingQuery
    std::size_t skip = 0;
    std::size_t limit = 50;
};

struct ProgressPage {
    std::vector<FollowedLine> items; ///< in the plan's order; they point into the document
    std::size_t total = 0;
};
[[nodiscard]] ProgressPage
progress_page(const PlanDocument& document, const ProgressQuery& query, const ReviewedFleet& reviewed);

/// A machine's line in a kept plan: the seat's at which it stands, else that at which it stood then.
[[nodiscard]] const PlanLine*
line_of_machine(const PlanDocument& document, const ReviewedFleet& reviewed, store::MachineId machine);

} // namespace rasoat::planning

#include "server/planning/ranking.h"

#include "server/planning/list_cursor.h"
#include "server/planning/search_text.h"
#include "server/planning/unit_tree.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace rasoat::planning {
namespace {

/// A query made ready to be asked of many seats.
class SeatFilter {
public:
    SeatFilter(const ReviewedFleet& reviewed, const RankingQuery& query)
        : reviewed_(reviewed), query_(query), words_(search_words(query.words)) {
        if (query.unit) units_ = units_below(reviewed, *query.unit);
    }

    [[nodiscard]] bool passes(const JudgedSeat& judged) const {
        const auto& seat = reviewed_.fleet.seats[judged.seat];
        if (query_.unit && !units_[seat.unit]) return false;
        if (!query_.role.empty() && reviewed_.fleet.roles[seat.role].id != query_.role) return false;
        if (query_.aspect && (judged.aspects_failing & aspect_bit(*query_.aspect)) == 0) return false;
        if (query_.verdict == VerdictFilter::fit && judged.verdict != SeatVerdict::fit) return false;
        if (query_.verdict == VerdictFilter::low && judged.verdict != SeatVerdict::low &&
            judged.verdict != SeatVerdict::no_machine)
            return false;
        return holds_all(reviewed_.search_text[judged.seat], words_);
    }

private:
    const ReviewedFleet& reviewed_;
    const RankingQuery& query_;
    std::vector<std::string> words_;
    std::vector<bool> units_;
};

RankingItem item_of(const ReviewedFleet& reviewed, const JudgedSeat& judged, store::Reader& reader) {
    RankingItem item;
    item.rank = reviewed.rank_of[judged.seat] + std::size_t{1};
    item.seat = seat_reference(reviewed, judged.seat);
    if (const auto machine = reviewed.fleet.seats[judged.seat].machine)
        item.machine = machine_reference(reviewed, *machine, reader);
    if (judged.verdict == SeatVerdict::low || judged.verdict == SeatVerdict::fit) item.score = judged.score;
    item.verdict = judged.verdict;
    for (auto& finding : findings_at(reviewed, judged.seat)) {
        if (finding.verdict == planner::Verdict::unknown)
            item.unknowns.push_back(std::move(finding));
        else if (finding.verdict != planner::Verdict::met)
            item.reasons.push_back(std::move(finding));
    }
    auto remedies = remedies_at(reviewed, judged.seat);
    if (!remedies.empty()) item.remedy = std::move(remedies.front());
    return item;
}

} // namespace

RankingPage ranking_page(const ReviewedFleet& reviewed, const RankingQuery& query, store::Reader& reader) {
    const SeatFilter filter(reviewed, query);
    const auto after = query.cursor.empty() ? std::nullopt : std::optional(ranking_position(query.cursor));
    RankingPage page;
    const JudgedSeat* last = nullptr;
    auto more = false;
    for (const auto& judged : reviewed.ranking) {
        if (!filter.passes(judged)) continue;
        ++page.total;
        if (after && ranking_key(reviewed, judged) <= *after) continue;
        if (page.items.size() < query.limit) {
            page.items.push_back(item_of(reviewed, judged, reader));
            last = &judged;
        } else {
            more = true;
        }
    }
    if (more && last != nullptr) page.next_cursor = ranking_cursor(ranking_key(reviewed, *last));
    return page;
}

} // namespace rasoat::planning

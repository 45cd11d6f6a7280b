#include "server/planning/ranking.h"

#include "server/planning/list_cursor.h"
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
        : reviewed_(reviewed), query_(query), words_(reviewed.search, query.words) {
        if (query.unit) units_ = units_below(reviewed, *query.unit);
        for (const auto& role : reviewed.fleet.roles)
            roles_.push_back(query.role.empty() || role.id == query.role);
    }

    /// Whether every seat passes.
    [[nodiscard]] bool passes_all() const {
        return !query_.unit && query_.role.empty() && !query_.aspect && query_.verdict == VerdictFilter::all &&
               words_.empty();
    }

    /// By how the seat was judged.
    [[nodiscard]] bool passes(const JudgedSeat& judged) const {
        if (query_.aspect && (judged.aspects_failing & aspect_bit(*query_.aspect)) == 0) return false;
        if (query_.verdict == VerdictFilter::fit && judged.verdict != SeatVerdict::fit) return false;
        if (query_.verdict == VerdictFilter::low && judged.verdict != SeatVerdict::low &&
            judged.verdict != SeatVerdict::no_machine)
            return false;
        return true;
    }
    /// For each seat whether it passes by all else. They are looked at as they lie in memory, not as they are ranked,
    /// where each would be a cache miss.
    [[nodiscard]] std::vector<bool> passing_seats() const {
        const auto& seats = reviewed_.fleet.seats;
        std::vector<bool> passing(seats.size());
        for (std::uint32_t index = 0; index < seats.size(); ++index) {
            const auto& seat = seats[index];
            passing[index] = (!query_.unit || units_[seat.unit]) && roles_[seat.role] &&
                             (words_.empty() || words_.found_at({seat.machine, index, seat.unit, seat.role}));
        }
        return passing;
    }

private:
    const ReviewedFleet& reviewed_;
    const RankingQuery& query_;
    WordSearch words_;
    std::vector<bool> units_;
    std::vector<bool> roles_;
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

/// The first place behind the cursor; that seat may have moved or gone.
std::size_t place_behind(const ReviewedFleet& reviewed, const RankingKey& key) {
    const auto behind = std::ranges::upper_bound(
        reviewed.ranking, key, {}, [&](const JudgedSeat& judged) { return ranking_key(reviewed, judged); });
    return static_cast<std::size_t>(behind - reviewed.ranking.begin());
}

} // namespace

RankingPage ranking_page(const ReviewedFleet& reviewed, const RankingQuery& query, store::Reader& reader) {
    const SeatFilter filter(reviewed, query);
    const auto& ranking = reviewed.ranking;
    const auto start = query.cursor.empty() ? std::size_t{0} : place_behind(reviewed, ranking_position(query.cursor));
    RankingPage page;
    const JudgedSeat* last = nullptr;
    auto more = false;
    const auto show = [&](const JudgedSeat& judged) {
        more = page.items.size() == query.limit;
        if (more) return;
        page.items.push_back(item_of(reviewed, judged, reader));
        last = &judged;
    };
    if (filter.passes_all()) {
        page.total = ranking.size();
        for (auto place = start; place < ranking.size() && !more; ++place)
            show(ranking[place]);
    } else {
        const auto passing = filter.passing_seats();
        for (std::size_t place = 0; place < ranking.size(); ++place) {
            if (!passing[ranking[place].seat] || !filter.passes(ranking[place])) continue;
            ++page.total;
            if (place >= start && !more) show(ranking[place]);
        }
    }
    if (more && last != nullptr) page.next_cursor = ranking_cursor(ranking_key(reviewed, *last));
    return page;
}

} // namespace rasoat::planning

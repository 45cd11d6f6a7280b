#include "server/planning/seat_judging.h"

#include "server/planning/ordered_places.h"

#include <algorithm>

namespace rasoat::planning {
namespace {

JudgedSeat judged_at(const ReviewedFleet& reviewed, std::uint32_t seat) {
    const auto fitness = planner::fitness_at(reviewed.fleet, seat, reviewed.policies, reviewed.policies.today);
    auto judged = judged_seat(seat, fitness, reviewed.policies);
    if (!reviewed.fleet.seats[seat].machine) judged.verdict = SeatVerdict::no_machine;
    return judged;
}

void number_places(ReviewedFleet& reviewed) {
    reviewed.rank_of.resize(reviewed.ranking.size());
    for (std::uint32_t place = 0; place < reviewed.ranking.size(); ++place)
        reviewed.rank_of[reviewed.ranking[place].seat] = place;
}

} // namespace

JudgedSeat judged_seat(std::uint32_t seat, const planner::Fitness& fitness, const planner::Policies& policies) {
    JudgedSeat judged;
    judged.seat = seat;
    judged.score = fitness.score;
    for (const auto& finding : fitness.findings) {
        const auto bit = aspect_bit(finding.aspect);
        if (finding.verdict == planner::Verdict::failing || finding.verdict == planner::Verdict::falls_short)
            judged.aspects_failing |= bit;
        if (finding.verdict == planner::Verdict::unknown) judged.aspects_unknown |= bit;
    }
    if (!fitness.judged())
        judged.verdict = SeatVerdict::unknown;
    else
        judged.verdict = fitness.fit(policies) ? SeatVerdict::fit : SeatVerdict::low;
    return judged;
}

void judge_seats(ReviewedFleet& reviewed) {
    const auto& fleet = reviewed.fleet;
    reviewed.ranking.clear();
    reviewed.ranking.reserve(fleet.seats.size());
    for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat)
        reviewed.ranking.push_back(judged_at(reviewed, seat));
    std::ranges::sort(reviewed.ranking, {}, [&](const JudgedSeat& judged) { return ranking_key(reviewed, judged); });
    number_places(reviewed);
}

void judge_again(ReviewedFleet& reviewed, const std::vector<std::uint32_t>& seats) {
    if (seats.empty()) return;
    std::vector<bool> moves(reviewed.fleet.seats.size(), false);
    std::vector<JudgedSeat> judged;
    judged.reserve(seats.size());
    for (const auto seat : seats) {
        if (moves[seat]) continue;
        moves[seat] = true;
        judged.push_back(judged_at(reviewed, seat));
    }
    change_places(
        reviewed.ranking, [&](const JudgedSeat& standing) { return moves[standing.seat]; }, std::move(judged),
        [&](const JudgedSeat& one, const JudgedSeat& other) {
            return ranking_key(reviewed, one) < ranking_key(reviewed, other);
        });
    number_places(reviewed);
}

std::uint32_t aspect_bit(planner::Aspect aspect) {
    return std::uint32_t{1} << static_cast<unsigned>(aspect);
}

RankingKey ranking_key(const ReviewedFleet& reviewed, const JudgedSeat& judged) {
    const auto& seat = reviewed.fleet.seats[judged.seat];
    const auto weight = seat.weight * reviewed.fleet.roles[seat.role].weight;
    return {judged.verdict, judged.score, -weight, reviewed.seat_ids[judged.seat]};
}

} // namespace rasoat::planning

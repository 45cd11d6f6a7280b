#include "planner/cli/plan_summary.h"

#include "planner/explain/plan_text.h"
#include "planner/model/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace rasoat::planner::cli {
namespace {

constexpr std::size_t seats_shown = 10;

/// The worst judged seats first; of equal scores the one whose work counts more.
std::vector<std::uint32_t> worst_seats(const Plan& plan, const Fleet& fleet) {
    std::vector<std::uint32_t> seats(plan.lines.size());
    std::iota(seats.begin(), seats.end(), 0U);
    std::erase_if(seats, [&](std::uint32_t seat) { return !plan.lines[seat].before.judged(); });
    const auto weight = [&](std::uint32_t seat) {
        return fleet.seats[seat].weight * fleet.roles[fleet.seats[seat].role].weight;
    };
    const auto worse = [&](std::uint32_t a, std::uint32_t b) {
        const double score_a = plan.lines[a].before.score;
        const double score_b = plan.lines[b].before.score;
        if (score_a != score_b) return score_a < score_b;
        if (weight(a) != weight(b)) return weight(a) > weight(b);
        return a < b;
    };
    const auto end = seats.begin() + static_cast<std::ptrdiff_t>(std::min(seats_shown, seats.size()));
    std::partial_sort(seats.begin(), end, seats.end(), worse);
    seats.erase(end, seats.end());
    return seats;
}

std::string line_text(const PlanLine& line, const Fleet& fleet, const Policies& policies, Language language) {
    const Seat& seat = fleet.seats[line.seat];
    const std::string machine =
        seat.machine ? fleet.machines[*seat.machine].name : Bilingual{"chưa có máy", "no machine"}.in(language);
    std::string text = fmt::format(
        "{:>4.0f}  {} ({}, {}): {}\n", line.before.score, seat.name.empty() ? seat.id : seat.name,
        fleet.roles[seat.role].name.in(language), fleet.units[seat.unit].name, machine);
    text += fmt::format("      {}\n", why(line, fleet, policies).in(language));
    if (line.option.kind != OptionKind::keep)
        text += fmt::format("      → {}: {}\n", what_is_done(line, fleet).in(language), money(line.cost).in(language));
    if (const auto other = second_best(line, fleet)) text += fmt::format("      {}\n", other->in(language));
    if (const auto budget = comes_in_at(line)) text += fmt::format("      {}\n", budget->in(language));
    return text;
}

} // namespace

std::string summary_of(const Plan& plan, const Fleet& fleet, const Policies& policies, Language language) {
    std::string text = Bilingual{"Vị trí kém nhất (điểm trên 100)", "Worst seats (points of 100)"}.in(language) + "\n";
    for (const std::uint32_t seat : worst_seats(plan, fleet))
        text += line_text(plan.lines[seat], fleet, policies, language);
    text += "\n" + headline(plan).in(language) + "\n";
    text += spending(plan).in(language) + "\n";
    text += proof(plan).in(language) + "\n";
    text += price_of_money(plan).in(language) + "\n";
    for (std::uint32_t fund = 0; fund < plan.million_buys_by_fund.size() && fleet.funds.size() > 1; ++fund)
        if (plan.million_buys_by_fund[fund] > 0) text += "  " + price_of_money(plan, fleet, fund).in(language) + "\n";
    if (const auto saved = put_off(plan)) text += saved->in(language) + "\n";
    if (!policies.coverages.empty() || policies.equal_treatment) text += least_share(plan).in(language) + "\n";
    return text;
}

} // namespace rasoat::planner::cli

#include "planner/options/priced_options.h"

#include "planner/options/options.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace rasoat::planner {
namespace {

/// The last year of the unbroken run, from that offset on, in which the score is high enough.
std::optional<Year> serves_until(const std::vector<double>& scores, int offset, const Policies& policies) {
    std::optional<Year> last;
    for (auto i = static_cast<std::size_t>(offset); i < scores.size() && scores[i] >= policies.fit_from; ++i)
        last = policies.first_year + static_cast<int>(i);
    return last;
}

} // namespace

bool fit_at(const SeatOptions& seat, const PricedOption* option, Year year) {
    const std::optional<Year>& until = option && option->year <= year ? option->serves_until : seat.kept_serves_until;
    return until && year <= *until;
}

SeatOptions priced_options(const Fleet& fleet, std::uint32_t seat, const Policies& policies) {
    const Seat& place = fleet.seats.at(seat);
    const Role& role = fleet.roles.at(place.role);
    const Machine* machine = place.machine ? &fleet.machines.at(*place.machine) : nullptr;
    const std::vector<double> kept =
        machine ? yearly_scores(*machine, role, policies) : yearly_scores_without_machine(policies);
    const std::vector<double> worth_kept = machine ? yearly_worths(kept, *machine, policies) : kept;

    SeatOptions result;
    result.before = fitness_at(fleet, seat, policies, policies.today);
    result.score_kept = kept.front();
    result.fit_kept = result.before.judged() && result.score_kept >= policies.fit_from;
    if (result.fit_kept) result.kept_serves_until = serves_until(kept, 0, policies);
    for (int offset = 0; offset < policies.years; ++offset) {
        const Year year = policies.first_year + offset;
        for (const Option& option : options_for(fleet, seat, policies, year)) {
            if (option.kind == OptionKind::keep) continue;
            const Machine changed = *machine_after(fleet, seat, option, year);
            const auto after = yearly_scores(changed, role, policies);
            const double score_after = after[static_cast<std::size_t>(offset)];
            PricedOption priced{.option = option, .year = year, .score_after = score_after};
            priced.cost = cost_of(option, fleet.catalogue, policies, year);
            priced.spending = spending_of(option, priced.cost, policies);
            const auto worth_after = yearly_worths(after, changed, policies);
            priced.benefit = benefit_between(worth_kept, worth_after, offset) * place.weight * role.weight;
            priced.fit_after = score_after >= policies.fit_from;
            priced.serves_until = serves_until(after, offset, policies);
            result.options.push_back(priced);
        }
    }
    return result;
}

std::vector<SeatOptions> priced_options(const Fleet& fleet, const Policies& policies, unsigned threads) {
    constexpr std::size_t stretch = 256; // seats that a thread takes at a time
    std::vector<SeatOptions> all(fleet.seats.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t begin = next.fetch_add(stretch); begin < all.size(); begin = next.fetch_add(stretch))
            for (std::size_t seat = begin; seat < std::min(begin + stretch, all.size()); ++seat)
                all[seat] = priced_options(fleet, static_cast<std::uint32_t>(seat), policies);
    };
    const std::size_t useful = std::min<std::size_t>(threads, all.size() / stretch + 1);
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < useful; ++i)
        helpers.emplace_back(work);
    work();
    return all;
}

} // namespace rasoat::planner

#include "planner/coverage/groups.h"

#include <algorithm>

namespace rasoat::planner {
namespace {

bool is_below(const Fleet& fleet, std::uint32_t unit, std::uint32_t above) {
    for (std::optional<std::uint32_t> place = unit; place; place = fleet.units[*place].parent)
        if (*place == above) return true;
    return false;
}

Year last_year(const Policies& policies) {
    return policies.first_year + (policies.years - 1);
}

std::vector<CoverageGroup> groups_by_unit(const Fleet& fleet, Share share, Year by) {
    std::vector<CoverageGroup> groups(fleet.units.size());
    for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat)
        groups[fleet.seats[seat].unit].seats.push_back(seat);
    for (std::uint32_t unit = 0; unit < groups.size(); ++unit) {
        groups[unit].unit = unit;
        groups[unit].by = by;
        groups[unit].need = share.least_count(static_cast<std::uint32_t>(groups[unit].seats.size()));
    }
    std::erase_if(groups, [](const CoverageGroup& group) { return group.seats.empty(); });
    return groups;
}

} // namespace

std::vector<CoverageGroup> coverage_groups(const Fleet& fleet, const Policies& policies) {
    std::vector<CoverageGroup> groups;
    for (const Coverage& coverage : policies.coverages) {
        const Year by = coverage.by.value_or(last_year(policies));
        if (!coverage.unit) {
            std::ranges::move(groups_by_unit(fleet, coverage.share, by), std::back_inserter(groups));
            continue;
        }
        CoverageGroup group{.unit = coverage.unit, .by = by};
        for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat)
            if (is_below(fleet, fleet.seats[seat].unit, *coverage.unit)) group.seats.push_back(seat);
        group.need = coverage.share.least_count(static_cast<std::uint32_t>(group.seats.size()));
        groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<CoverageGroup> unit_groups(const Fleet& fleet, const Policies& policies, Share share) {
    return groups_by_unit(fleet, share, last_year(policies));
}

bool meets(const Task& task, const Solution& solution, const CoverageGroup& group) {
    const auto fit =
        std::ranges::count_if(group.seats, [&](std::uint32_t seat) { return fit_at(task, solution, seat, group.by); });
    return fit >= group.need;
}

bool meets(const Task& task, const Solution& solution, std::span<const CoverageGroup> groups) {
    return std::ranges::all_of(groups, [&](const CoverageGroup& group) { return meets(task, solution, group); });
}

std::uint32_t fit_if_kept(const Task& task, const CoverageGroup& group) {
    return static_cast<std::uint32_t>(std::ranges::count_if(
        group.seats, [&](std::uint32_t seat) { return fit_at(task.seats[seat], nullptr, group.by); }));
}

std::vector<CheapestMend> cheapest_mends(const Task& task, const CoverageGroup& group) {
    std::vector<CheapestMend> mends;
    for (const std::uint32_t seat : group.seats) {
        const SeatOptions& options = task.seats[seat];
        if (fit_at(options, nullptr, group.by)) continue;
        std::optional<CheapestMend> cheapest;
        for (std::uint32_t index = 0; index < options.options.size(); ++index) {
            const PricedOption& option = options.options[index];
            if (!fit_at(options, &option, group.by) || (cheapest && cheapest->cost <= option.cost)) continue;
            if (option.cost > Vnd{0} &&
                task.funding.payments_for(paid_line_of(task.fleet.seats[seat], option, task.fleet.catalogue)).empty())
                continue;
            cheapest = CheapestMend{seat, index, option.cost};
        }
        if (cheapest) mends.push_back(*cheapest);
    }
    std::ranges::stable_sort(mends, {}, &CheapestMend::cost);
    return mends;
}

std::uint32_t most_fit(const Task& task, const CoverageGroup& group) {
    return fit_if_kept(task, group) + static_cast<std::uint32_t>(cheapest_mends(task, group).size());
}

Demand least_demand(const Task& task, const CoverageGroup& group, const std::vector<bool>& counted) {
    Demand demand;
    std::uint32_t kept = fit_if_kept(task, group);
    const std::vector<CheapestMend> mends = cheapest_mends(task, group);
    for (const CheapestMend& mend : mends)
        if (counted[mend.seat]) ++kept;
    std::uint32_t left = group.need > kept ? group.need - kept : 0;
    for (const CheapestMend& mend : mends) {
        if (left == 0) break;
        if (counted[mend.seat]) continue;
        demand.least += mend.cost;
        --left;
    }
    if (demand.least == Vnd{0}) return demand;
    for (const CheapestMend& mend : mends) {
        if (counted[mend.seat]) continue;
        const SeatOptions& options = task.seats[mend.seat];
        for (const PricedOption& option : options.options) {
            if (!fit_at(options, &option, group.by)) continue;
            const PaidLine line = paid_line_of(task.fleet.seats[mend.seat], option, task.fleet.catalogue);
            for (Payment& payment : task.funding.payments_for(line)) {
                const bool known = std::ranges::any_of(demand.ways, [&](const Payment& way) {
                    return std::ranges::equal(way.draws, payment.draws, {}, &Draw::budget, &Draw::budget);
                });
                if (!known) demand.ways.push_back(std::move(payment));
            }
        }
    }
    return demand;
}

} // namespace rasoat::planner

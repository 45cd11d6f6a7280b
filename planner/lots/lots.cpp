#include "planner/lots/lots.h"

#include "planner/options/options.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace rasoat::planner {
namespace {

using OwnBuyers = std::set<LotKey>;

LotKey key_of(const Task& task, std::uint32_t seat, const PricedOption& option) {
    LotKey key;
    if (task.policies.lots.scope == Lots::Scope::unit) key.unit = task.fleet.seats[seat].unit;
    key.kind = task.fleet.catalogue.models[option.option.model].kind;
    key.year = option.year;
    return key;
}

/// The options at the prices of those who buy on their own.
std::vector<SeatOptions> repriced(const Task& central, const OwnBuyers& own) {
    std::vector<SeatOptions> seats(central.seats.begin(), central.seats.end());
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat)
        std::erase_if(seats[seat].options, [&](PricedOption& option) {
            if (option.option.kind != OptionKind::replace) return false;
            const LotKey key = key_of(central, seat, option);
            if (!own.contains(key)) return false;
            option.cost = own_price(option.cost, central.policies.lots);
            option.spending = spending_of(option.option, option.cost, central.policies);
            const Role& role = central.fleet.roles[central.fleet.seats[seat].role];
            return !norm_allows(central.fleet, role, key.kind, option.cost, key.year);
        });
    return seats;
}

/// For the bound: every new machine at the central price, also paid as the kind of spending that one's own price would
/// be, so that no plan at true prices is left out.
std::vector<SeatOptions> at_least_prices(const Task& central) {
    std::vector<SeatOptions> seats(central.seats.begin(), central.seats.end());
    for (SeatOptions& seat : seats) {
        std::vector<PricedOption> also;
        for (const PricedOption& option : seat.options) {
            if (option.option.kind != OptionKind::replace) continue;
            const auto spending =
                spending_of(option.option, own_price(option.cost, central.policies.lots), central.policies);
            if (spending == option.spending) continue;
            also.push_back(option);
            also.back().spending = spending;
        }
        seat.options.insert(seat.options.end(), also.begin(), also.end());
    }
    return seats;
}

bool same_number_of_options(const std::vector<SeatOptions>& seats, const Task& central) {
    return std::ranges::equal(
        seats, central.seats, {}, [](const SeatOptions& seat) { return seat.options.size(); },
        [](const SeatOptions& seat) { return seat.options.size(); });
}

std::map<LotKey, int> bought(const Task& task, const Solution& solution) {
    std::map<LotKey, int> count;
    for (std::uint32_t seat = 0; seat < task.seats.size(); ++seat)
        if (const PricedOption* option = option_taken(task, solution, seat);
            option && option->option.kind == OptionKind::replace)
            ++count[key_of(task, seat, *option)];
    return count;
}

/// Those who buy at the central price and too few for it.
OwnBuyers too_few(const std::map<LotKey, int>& bought, const OwnBuyers& own, int least) {
    OwnBuyers few;
    for (const auto& [key, count] : bought)
        if (count < least && !own.contains(key)) few.insert(key);
    return few;
}

/// What holds for every plan: no price is ever below the central one.
struct Bound {
    double worth = 0;
    StoppedBy stopped_by = StoppedBy::proof;
};

/// Solves until prices and purchases agree. `first` is told the bound of the first solution.
LotSolution consistent_from(
    const Task& central, OwnBuyers own, const std::function<Solution(const Task&)>& solve_at,
    std::optional<Bound>& first) {
    for (;;) {
        LotSolution found{.seats = repriced(central, own)};
        const Task task{central.fleet, central.policies, found.seats, central.funding};
        Solution solution = solve_at(task);
        if (!first) first = Bound{solution.bound, solution.stopped_by};
        const OwnBuyers few = too_few(bought(task, solution), own, central.policies.lots.least);
        if (few.empty()) {
            found.solution = std::move(solution);
            found.own.assign(own.begin(), own.end());
            return found;
        }
        own.insert(few.begin(), few.end());
    }
}

/// Of the buyers on their own, those who buy fewer than a lot; the others could have the central price.
OwnBuyers still_own(const Task& central, const LotSolution& found) {
    const Task task{central.fleet, central.policies, found.seats, central.funding};
    const auto count = bought(task, found.solution);
    OwnBuyers own(found.own.begin(), found.own.end());
    std::erase_if(own, [&](const LotKey& key) {
        const auto its = count.find(key);
        return its != count.end() && its->second >= central.policies.lots.least;
    });
    return own;
}

} // namespace

bool has_lots(const Policies& policies) {
    return policies.lots.least > 1;
}

Vnd own_price(Vnd central, const Lots& lots) {
    const double price = static_cast<double>(central.amount) * (1 + lots.own_price_markup);
    return {static_cast<std::int64_t>(std::ceil(price / 1000 - 1e-6)) * 1000};
}

LotSolution solve_with_lots(const Task& central, const std::function<Solution(const Task&)>& solve_at) {
    std::optional<Bound> bound;
    if (const std::vector<SeatOptions> cheap = at_least_prices(central); !same_number_of_options(cheap, central)) {
        const Solution above_all = solve_at({central.fleet, central.policies, cheap, central.funding});
        bound = Bound{above_all.bound, above_all.stopped_by};
    }
    LotSolution best = consistent_from(central, {}, solve_at, bound);
    if (OwnBuyers fewer = still_own(central, best); fewer.size() < best.own.size()) {
        LotSolution other = consistent_from(central, std::move(fewer), solve_at, bound);
        if (other.solution.benefit > best.solution.benefit) best = std::move(other);
    }
    Solution& solution = best.solution;
    solution.bound = std::max(solution.worth, bound->worth);
    solution.proven_optimal = solution.bound - solution.worth <= 1e-9 * solution.bound;
    if (solution.proven_optimal)
        solution.stopped_by = StoppedBy::proof;
    else if (solution.stopped_by == StoppedBy::proof)
        solution.stopped_by = bound->stopped_by == StoppedBy::proof ? StoppedBy::node_limit : bound->stopped_by;
    return best;
}

} // namespace rasoat::planner

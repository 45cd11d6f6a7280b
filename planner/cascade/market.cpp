#include "planner/cascade/market.h"

#include "planner/choice/parallel.h"
#include "planner/options/hand_down.h"
#include "planner/options/options.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace rasoat::planner::cascade {
namespace {

double grade_step(const Policies& policies) {
    return std::max(policies.fit_from, 1e-9) / fit_grade;
}

std::uint8_t grade_of(double score, const Policies& policies) {
    if (score >= policies.fit_from) return fit_grade;
    return static_cast<std::uint8_t>(std::clamp(std::floor(score / grade_step(policies)), 0.0, fit_grade - 1.0));
}

/// Offset of the last year at whose end the scores are still fit; they fall with the years.
int serves_until(const std::vector<double>& scores, const Policies& policies) {
    int last = -1;
    while (static_cast<std::size_t>(last + 1) < scores.size() &&
           scores[static_cast<std::size_t>(last + 1)] >= policies.fit_from)
        ++last;
    return last;
}

/// From each year planned to the end of the horizon.
std::vector<double> sums_from(const std::vector<double>& scores, std::uint32_t years) {
    std::vector<double> sums(years);
    double sum = 0;
    for (std::size_t year = scores.size(); year-- > 0;) {
        sum += scores[year];
        if (year < years) sums[year] = sum;
    }
    return sums;
}

std::optional<int> monitors_at(const Fleet& fleet, const Seat& seat) {
    return seat.machine ? fleet.machines[*seat.machine].monitors : std::nullopt;
}

void add_demands(const Fleet& fleet, const Policies& policies, std::span<const SeatOptions> seats, Market& market) {
    const bool by_unit = policies.cascade == CascadePool::unit;
    std::map<std::tuple<std::uint32_t, std::optional<int>>, std::uint32_t> demands;
    market.pools = by_unit ? static_cast<std::uint32_t>(fleet.units.size()) : 1;
    market.demand_of.assign(fleet.seats.size(), none);
    for (std::size_t seat = 0; seat < fleet.seats.size(); ++seat) {
        const Seat& place = fleet.seats[seat];
        const Role& role = fleet.roles[place.role];
        market.pool_of.push_back(by_unit ? place.unit : 0);
        market.weight_of.push_back(place.weight * role.weight);
        if (!seats[seat].before.judged()) continue;
        const Demand demand{place.role, role.monitors > 1 ? monitors_at(fleet, place) : std::nullopt};
        const auto [found, is_new] =
            demands.try_emplace({demand.role, demand.monitors}, static_cast<std::uint32_t>(market.demands.size()));
        if (is_new) market.demands.push_back(demand);
        market.demand_of[seat] = found->second;
    }
}

void add_sources(const Fleet& fleet, Market& market) {
    market.source_of.assign(fleet.seats.size(), none);
    std::vector<bool> placed(fleet.machines.size(), false);
    for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat) {
        const auto& machine = fleet.seats[seat].machine;
        if (!machine) continue;
        placed[*machine] = true;
        if (market.demand_of[seat] == none || fleet.machines[*machine].broken) continue;
        market.source_of[seat] = static_cast<std::uint32_t>(market.sources.size());
        market.sources.push_back({*machine, seat, market.pool_of[seat]});
    }
    for (std::uint32_t machine = 0; machine < fleet.machines.size(); ++machine)
        if (!placed[machine] && !fleet.machines[machine].broken) market.sources.push_back({machine, {}, none});
}

void judge_seat(const Fleet& fleet, const Policies& policies, std::uint32_t seat, Market& market) {
    const Seat& place = fleet.seats[seat];
    std::vector<double> scores = yearly_scores_without_machine(policies);
    std::vector<double> worths = scores;
    if (place.machine) {
        const Machine& machine = fleet.machines[*place.machine];
        scores = yearly_scores(machine, fleet.roles[place.role], policies);
        worths = yearly_worths(scores, machine, policies);
    }
    const std::vector<double> sums = sums_from(worths, market.years);
    market.kept_serves_until[seat] = serves_until(scores, policies);
    for (std::uint32_t year = 0; year < market.years; ++year) {
        market.kept[market.at(seat, year)] = sums[year];
        const std::uint8_t grade = grade_of(scores[year], policies);
        market.needed[market.at(seat, year)] = grade == fit_grade ? fit_grade : static_cast<std::uint8_t>(grade + 1);
    }
}

void judge_source(const Fleet& fleet, const Policies& policies, std::uint32_t source, Market& market) {
    const Machine& machine = fleet.machines[market.sources[source].machine];
    for (std::uint32_t d = 0; d < market.demands.size(); ++d) {
        const Demand& demand = market.demands[d];
        const Role& role = fleet.roles[demand.role];
        if (!may_be_handed_to(machine, role, policies)) continue;
        const auto on_the_way = upgrade_on_the_way(machine, role, fleet.catalogue, policies);
        const Machine there = handed_down(machine, on_the_way, demand.monitors, fleet.catalogue);
        const auto scores = yearly_scores(there, role, policies);
        const std::vector<double> sums = sums_from(yearly_worths(scores, there, policies), market.years);
        market.serves_until[std::size_t{source} * market.demands.size() + d] = serves_until(scores, policies);
        for (std::uint32_t year = 0; year < market.years; ++year) {
            market.points[market.at(source, d, year)] = sums[year];
            market.grade[market.at(source, d, year)] = grade_of(scores[year], policies);
        }
    }
}

/// Calls judge(index) for all, a stretch at a time on each thread.
template <typename Judge>
void judge_all(std::size_t count, unsigned threads, Judge&& judge) {
    constexpr std::size_t stretch = 64;
    choice::for_each_index(threads, (count + stretch - 1) / stretch, [&](std::size_t part, unsigned) {
        for (std::size_t i = part * stretch; i < std::min(count, (part + 1) * stretch); ++i)
            judge(static_cast<std::uint32_t>(i));
    });
}

void add_shelves(Market& market) {
    std::vector<std::uint8_t> used(market.classes.size() * (fit_grade + 1), 0);
    for (std::uint32_t seat = 0; seat < market.class_of.size(); ++seat)
        for (std::uint32_t year = 0; year < market.years && market.class_of[seat] != none; ++year)
            used[market.class_of[seat] * (fit_grade + 1U) + market.needed[market.at(seat, year)]] = 1;
    for (std::uint32_t c = 0; c < market.classes.size(); ++c) {
        market.first_shelf.push_back(static_cast<std::uint32_t>(market.shelves.size()));
        for (std::uint8_t grade = 0; grade <= fit_grade; ++grade)
            if (used[c * (fit_grade + 1U) + grade]) market.shelves.push_back({c, grade});
    }
    market.first_shelf.push_back(static_cast<std::uint32_t>(market.shelves.size()));
}

/// Rewards that a machine earns which is put up in that year and fit until that other one.
double earned(const std::vector<FitnessReward>& rewards, std::uint32_t year, int fit_until) {
    double sum = 0;
    for (const FitnessReward& each : rewards)
        if (each.year >= year && static_cast<int>(each.year) <= fit_until) sum += each.reward;
    return sum;
}

} // namespace

std::uint32_t Market::shelf_of(std::uint32_t seat, std::uint32_t year) const {
    return shelf_for(class_of[seat], needed[at(seat, year)]);
}

std::uint32_t Market::shelf_for(std::uint32_t seat_class, std::uint8_t reached) const {
    for (std::uint32_t shelf = first_shelf[seat_class + 1]; shelf-- > first_shelf[seat_class];)
        if (shelves[shelf].grade <= reached) return shelf;
    return none;
}

std::optional<double> Market::worth(std::uint32_t source, std::uint32_t seat_class, std::uint32_t year) const {
    const double there = points[at(source, classes[seat_class].demand, year)];
    if (there < 0) return std::nullopt;
    const SeatClass& taking = classes[seat_class];
    const int fit_until = serves_until[std::size_t{source} * demands.size() + taking.demand];
    return taking.weight * there - moving_points + earned(taking.rewards, year, fit_until);
}

double Market::loss(std::uint32_t seat, std::uint32_t year) const {
    const SeatClass& losing = classes[class_of[seat]];
    return losing.weight * kept[at(seat, year)] + earned(losing.rewards, year, kept_serves_until[seat]);
}

std::optional<double> Market::gain(std::uint32_t source, std::uint32_t seat, std::uint32_t year) const {
    const std::uint32_t pool = sources[source].pool;
    if (pool != none && pool != classes[class_of[seat]].pool) return std::nullopt;
    const std::uint32_t demand = classes[class_of[seat]].demand;
    if (points[at(source, demand, year)] < 0) return std::nullopt;
    if (grade[at(source, demand, year)] < needed[at(seat, year)]) return std::nullopt;
    return *worth(source, class_of[seat], year) - loss(seat, year);
}

std::span<const std::uint32_t> Market::classes_for(const Source& source) const {
    return source.pool == none ? all_classes : classes_of_pool[source.pool];
}

void classify(Market& market, std::span<const std::vector<FitnessReward>> rewards) {
    market.classes.clear();
    market.all_classes.clear();
    market.shelves.clear();
    market.first_shelf.clear();
    market.classes_of_pool.assign(market.pools, {});
    market.class_of.assign(market.demand_of.size(), none);
    std::map<SeatClass, std::uint32_t> numbers;
    for (std::size_t seat = 0; seat < market.demand_of.size(); ++seat) {
        if (market.demand_of[seat] == none) continue;
        SeatClass seat_class{market.pool_of[seat], market.demand_of[seat], market.weight_of[seat], {}};
        if (!rewards.empty()) seat_class.rewards = rewards[seat];
        const auto [found, is_new] = numbers.try_emplace(seat_class, static_cast<std::uint32_t>(market.classes.size()));
        market.class_of[seat] = found->second;
        if (!is_new) continue;
        market.classes_of_pool[seat_class.pool].push_back(found->second);
        market.all_classes.push_back(found->second);
        market.classes.push_back(std::move(seat_class));
    }
    add_shelves(market);
}

Market make_market(const Fleet& fleet, const Policies& policies, std::span<const SeatOptions> seats, unsigned threads) {
    Market market;
    market.years = static_cast<std::uint32_t>(policies.years);
    market.moving_points = policies.moving_points;
    add_demands(fleet, policies, seats, market);
    add_sources(fleet, market);
    market.kept.assign(fleet.seats.size() * market.years, 0);
    market.needed.assign(fleet.seats.size() * market.years, 0);
    market.kept_serves_until.assign(fleet.seats.size(), -1);
    judge_all(fleet.seats.size(), threads, [&](std::uint32_t seat) { judge_seat(fleet, policies, seat, market); });
    const std::size_t pairs = market.sources.size() * market.demands.size();
    market.points.assign(pairs * market.years, -1);
    market.grade.assign(pairs * market.years, 0);
    market.serves_until.assign(pairs, -1);
    judge_all(
        market.sources.size(), threads, [&](std::uint32_t source) { judge_source(fleet, policies, source, market); });
    classify(market, {});
    return market;
}

} // namespace rasoat::planner::cascade

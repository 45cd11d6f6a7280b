#include "planner/plan.h"

#include "planner/fleet_check.h"
#include "planner/frontier.h"
#include "planner/funds.h"
#include "planner/model/number_text.h"
#include "planner/options/priced_options.h"

#include <algorithm>
#include <limits>

namespace rasoat::planner {
namespace {

using LockOfSeat = std::vector<std::optional<Lock::Kind>>;

LockOfSeat locks_by_seat(const Fleet& fleet, const Policies& policies) {
    LockOfSeat locks(fleet.seats.size());
    for (const Lock& lock : policies.locks)
        locks[lock.seat] = lock.kind;
    return locks;
}

bool must_be_chosen(const std::optional<Lock::Kind>& lock) {
    return lock && *lock != Lock::Kind::keep;
}

bool allowed_by(const std::optional<Lock::Kind>& lock, const PricedOption& option) {
    if (!lock || *lock == Lock::Kind::must_mend) return true;
    if (*lock == Lock::Kind::must_replace) return option.option.kind == OptionKind::replace;
    if (*lock == Lock::Kind::must_upgrade) return option.option.kind == OptionKind::upgrade;
    return false;
}

std::string what_is_asked(Lock::Kind lock) {
    if (lock == Lock::Kind::must_replace) return "must get a new machine";
    return lock == Lock::Kind::must_upgrade ? "must be upgraded" : "must be mended";
}

/// Leaves each seat the options that its lock allows, and refuses a lock for which none is left.
void apply_locks(const Fleet& fleet, const LockOfSeat& locks, std::vector<SeatOptions>& seats) {
    for (std::size_t seat = 0; seat < seats.size(); ++seat) {
        if (!locks[seat]) continue;
        std::erase_if(
            seats[seat].options, [&](const PricedOption& option) { return !allowed_by(locks[seat], option); });
        if (must_be_chosen(locks[seat]) && seats[seat].options.empty())
            throw InvalidFleet(
                "seat '" + fleet.seats[seat].id + "' " + what_is_asked(*locks[seat]) +
                ", but there is no such option: its machine takes no part of the catalogue, is too young or under "
                "warranty, or no model is within the norm's ceiling; remove the lock");
    }
}

/// Which option of a seat, paid by which fund, an option of the choice problem stands for.
struct Offer {
    std::uint32_t option = 0; ///< index into SeatOptions::options
    std::optional<std::uint32_t> fund;
};

struct Problem {
    ChoiceProblem choice;
    std::vector<Offer> offers; ///< by index over all options of the choice problem
    /// What a seat with a must gets on top of each option's benefit: more than all other seats together could bring, so
    /// that the best choice meets every must that can be met. The same for each, so it shifts benefit and bound alike.
    double reward = 0;
};

double benefit_in_reach(std::span<const SeatOptions> seats) {
    double sum = 1;
    for (const SeatOptions& seat : seats) {
        double most = 0;
        for (const PricedOption& option : seat.options)
            most = std::max(most, option.benefit);
        sum += most;
    }
    return sum;
}

Problem problem_of(const Fleet& fleet, const LockOfSeat& locks, std::span<const SeatOptions> seats) {
    Problem problem;
    for (const Fund& fund : fleet.funds)
        problem.choice.add_budget(fund.amount);
    if (std::any_of(locks.begin(), locks.end(), must_be_chosen)) problem.reward = benefit_in_reach(seats);
    const PayingFunds funds(fleet);
    for (std::size_t seat = 0; seat < seats.size(); ++seat) {
        problem.choice.add_seat();
        const bool must = must_be_chosen(locks[seat]);
        for (std::uint32_t index = 0; index < seats[seat].options.size(); ++index) {
            const PricedOption& option = seats[seat].options[index];
            if (option.benefit <= 0 && !must) continue;
            const double benefit = option.benefit + (must ? problem.reward : 0);
            const auto offer = [&](std::optional<std::uint32_t> fund) {
                if (fund) {
                    const Draw draw{*fund, option.cost};
                    problem.choice.add_option(benefit, {&draw, 1});
                } else {
                    problem.choice.add_option(benefit, {});
                }
                problem.offers.push_back({index, fund});
            };
            if (option.cost == Vnd{0}) {
                offer(std::nullopt);
                continue;
            }
            for (const std::uint32_t fund : funds.of(fleet.seats[seat].unit, option.year, option.spending))
                offer(fund);
        }
    }
    return problem;
}

/// For a seat that stays unfit: the cheapest option after which it is fit, else the one of the greatest benefit.
std::optional<MissedOption> missed_at(const SeatOptions& seat, const PlanLine& line, Year year) {
    const PricedOption* best = nullptr;
    for (const PricedOption& option : seat.options) {
        if (option.year != year || option.benefit <= line.benefit) continue;
        const auto better_than = [&](const PricedOption& other) {
            if (option.fit_after != other.fit_after) return option.fit_after;
            return option.fit_after ? option.cost < other.cost : option.benefit > other.benefit;
        };
        if (!best || better_than(*best)) best = &option;
    }
    if (!best) return std::nullopt;
    return MissedOption{best->option, best->cost, best->score_after};
}

PlanLine
line_of(std::uint32_t seat, SeatOptions& options, const std::optional<Offer>& offer, const Policies& policies) {
    PlanLine line;
    line.seat = seat;
    line.score_after = options.score_kept;
    line.fit_after = options.fit_kept;
    if (offer) {
        const PricedOption& chosen = options.options[offer->option];
        line.option = chosen.option;
        line.score_after = chosen.score_after;
        line.fit_after = chosen.fit_after;
        line.benefit = chosen.benefit;
        line.cost = chosen.cost;
        line.year = chosen.year;
        line.fund = offer->fund;
    }
    if (!line.fit_after) line.missed = missed_at(options, line, policies.first_year);
    line.before = std::move(options.before);
    return line;
}

void add_to_sums(Plan& plan, const PlanLine& line, const Policies& policies) {
    plan.seats_fit_before += line.before.fit(policies) ? 1 : 0;
    plan.seats_fit_after += line.fit_after ? 1 : 0;
    plan.seats_unjudged += line.before.judged() ? 0 : 1;
    plan.upgraded += line.option.kind == OptionKind::upgrade ? 1 : 0;
    plan.replaced += line.option.kind == OptionKind::replace ? 1 : 0;
    plan.benefit += line.benefit;
    plan.spent += line.cost;
    if (line.fund) plan.spent_by_fund[*line.fund] += line.cost;
}

double gap_between(double benefit, double bound) {
    if (bound <= benefit) return 0;
    return benefit > 0 ? (bound - benefit) / benefit : std::numeric_limits<double>::infinity();
}

[[noreturn]] void
refuse_unpaid_lock(const Fleet& fleet, const SeatOptions& options, std::size_t seat, Lock::Kind lock) {
    const auto cheapest = std::min_element(
        options.options.begin(), options.options.end(), [](auto& a, auto& b) { return a.cost < b.cost; });
    throw InvalidFleet(
        "seat '" + fleet.seats[seat].id + "' " + what_is_asked(lock) + ", which costs " + money(cheapest->cost).en +
        " at least, but the funds that may pay for it do not hold that much beside the other locked seats; give a fund "
        "more money or remove a lock");
}

} // namespace

Plan plan(const Fleet& fleet, const Policies& policies, const Limits& limits, const ProgressSink& on_progress) {
    check(fleet, policies);
    const LockOfSeat locks = locks_by_seat(fleet, policies);
    std::vector<SeatOptions> seats = priced_options(fleet, policies, limits.threads);
    apply_locks(fleet, locks, seats);
    const Problem problem = problem_of(fleet, locks, seats);
    const auto musts = static_cast<double>(std::count_if(locks.begin(), locks.end(), must_be_chosen));
    const double rewards = problem.reward * musts;
    ProgressSink without_rewards;
    if (on_progress)
        without_rewards = [&](const Progress& progress) {
            on_progress({std::max(0.0, progress.benefit - rewards), progress.bound - rewards});
        };
    const Choice choice = choose(problem.choice, limits, without_rewards);

    Plan plan;
    plan.frontier = frontier_of(seats, policies.first_year);
    plan.spent_by_fund.resize(fleet.funds.size());
    plan.lines.reserve(seats.size());
    for (std::uint32_t seat = 0; seat < seats.size(); ++seat) {
        std::optional<Offer> offer;
        if (choice.chosen[seat]) offer = problem.offers[problem.choice.first_option(seat) + *choice.chosen[seat]];
        if (!offer && must_be_chosen(locks[seat])) refuse_unpaid_lock(fleet, seats[seat], seat, *locks[seat]);
        plan.lines.push_back(line_of(seat, seats[seat], offer, policies));
        add_to_sums(plan, plan.lines.back(), policies);
    }
    for (const Fund& fund : fleet.funds)
        if (fund.year >= policies.first_year && fund.year < policies.first_year + policies.years)
            plan.budget += fund.amount;
    plan.bound = std::max(plan.benefit, choice.bound - rewards);
    plan.gap = gap_between(plan.benefit, plan.bound);
    plan.proven_optimal = choice.proven_optimal;
    plan.stopped_by = choice.stopped_by;
    for (const double price : choice.prices)
        plan.benefit_per_million = std::max(plan.benefit_per_million, price * 1'000'000);
    return plan;
}

} // namespace rasoat::planner

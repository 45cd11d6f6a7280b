#include "planner/cascade/chains.h"

#include <algorithm>
#include <map>

namespace rasoat::planner::cascade {
namespace {

constexpr std::size_t most_steps = 16;        ///< considered for one seat of a chain
constexpr std::size_t most_beginnings = 32;   ///< of a chain, kept from one seat to the next
constexpr std::size_t most_combinations = 64; ///< of a whole chain

/// Which seat each seat's machine goes to, and from which it gets one.
struct Links {
    std::vector<std::uint32_t> to, from;
};

Links links_of(const CascadeProblem& problem, const Allocation& allocation) {
    const std::size_t seats = allocation.option.size();
    Links links{std::vector<std::uint32_t>(seats, none), std::vector<std::uint32_t>(seats, none)};
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        if (allocation.source[seat] == none) continue;
        if (const auto& from = problem.market.sources[allocation.source[seat]].seat) {
            links.from[seat] = *from;
            links.to[*from] = seat;
        }
    }
    return links;
}

} // namespace

ChainChoice::ChainChoice(
    const CascadeProblem& problem, const Allocation& allocation, std::span<const double> money_prices)
    : problem_(problem), allocation_(allocation), money_prices_(money_prices) {
    const ChoiceProblem& choice = problem.choice;
    for (std::size_t budget = 0; budget < choice.budget_count(); ++budget)
        choice_.add_budget(choice.budget(budget));
    const Links links = links_of(problem, allocation);
    std::vector<bool> told(choice.seat_count(), false);
    std::vector<std::uint32_t> chain;
    const auto add_from = [&](std::uint32_t head, bool circle) {
        chain.clear();
        for (std::uint32_t seat = head; seat != none && !told[seat]; seat = links.to[seat]) {
            chain.push_back(seat);
            told[seat] = true;
        }
        add_chain(chain, circle);
    };
    for (std::uint32_t seat = 0; seat < choice.seat_count(); ++seat)
        if (links.from[seat] == none) add_from(seat, false);
    for (std::uint32_t seat = 0; seat < choice.seat_count(); ++seat)
        if (!told[seat]) add_from(seat, true);
}

double ChainChoice::value(const Step& step) const {
    if (step.option == none) return 0;
    double value = problem_.choice.benefit(step.option);
    if (step.source != none)
        value += problem_.market.gain(step.source, step.seat, problem_.movements[step.option].year).value_or(0);
    for (const Draw& draw : problem_.choice.draws(step.option))
        value -= money_prices_[draw.budget] * static_cast<double>(draw.amount.amount);
    return value;
}

/// What the seats can do together with the first of them getting no machine of another one of them.
std::vector<ChainChoice::Combination> ChainChoice::combinations(std::span<const std::uint32_t> seats) const {
    struct Beginning {
        Combination steps;
        double value = 0;
    };
    const ChoiceProblem& choice = problem_.choice;
    std::vector<Beginning> beginnings(1);
    std::vector<Step> own;
    for (const std::uint32_t seat : seats) {
        own.assign(1, {seat, none, none});
        std::vector<std::uint32_t> receiving;
        for (auto option = static_cast<std::uint32_t>(choice.first_option(seat));
             option < choice.first_option(seat + 1); ++option) {
            if (problem_.movements[option].kind == Movement::Kind::receives)
                receiving.push_back(option);
            else
                own.push_back({seat, option, none});
        }
        const auto better = [&](const Step& a, const Step& b) { return value(a) > value(b); };
        std::stable_sort(own.begin() + 1, own.end(), better);
        own.resize(std::min(own.size(), most_steps));
        const bool from_spares =
            allocation_.source[seat] != none && !problem_.market.sources[allocation_.source[seat]].seat;
        if (from_spares) own.push_back({seat, allocation_.option[seat], allocation_.source[seat]});

        std::vector<Beginning> longer;
        const auto add = [&](const Beginning& beginning, const Step& step) {
            longer.push_back({beginning.steps, beginning.value + value(step)});
            longer.back().steps.push_back(step);
        };
        for (const Beginning& beginning : beginnings) {
            for (const Step& step : own)
                add(beginning, step);
            if (beginning.steps.empty() || beginning.steps.back().option == none) continue;
            const Step& before = beginning.steps.back();
            const Movement& movement = problem_.movements[before.option];
            const std::uint32_t source = problem_.market.source_of[before.seat];
            if (movement.kind == Movement::Kind::stays || source == none) continue;
            for (const std::uint32_t option : receiving)
                if (problem_.movements[option].year == movement.year &&
                    problem_.market.gain(source, seat, movement.year))
                    add(beginning, {seat, option, source});
        }
        std::stable_sort(
            longer.begin(), longer.end(), [](const Beginning& a, const Beginning& b) { return a.value > b.value; });
        longer.resize(std::min(longer.size(), most_beginnings));
        beginnings = std::move(longer);
    }
    std::vector<Combination> found;
    found.reserve(beginnings.size());
    for (Beginning& beginning : beginnings)
        found.push_back(std::move(beginning.steps));
    return found;
}

void ChainChoice::add_chain(std::span<const std::uint32_t> seats, bool circle) {
    choice_.add_seat();
    if (seats.size() == 1 && allocation_.source[seats[0]] == none) {
        const std::uint32_t seat = seats[0];
        for (auto option = static_cast<std::uint32_t>(problem_.choice.first_option(seat));
             option < problem_.choice.first_option(seat + 1); ++option)
            if (problem_.movements[option].kind != Movement::Kind::receives) add({{seat, option, none}});
        return;
    }
    Combination as_it_stands;
    for (const std::uint32_t seat : seats)
        as_it_stands.push_back({seat, allocation_.option[seat], allocation_.source[seat]});
    add(as_it_stands);
    std::size_t left = most_combinations;
    std::vector<std::uint32_t> turned(seats.begin(), seats.end());
    for (std::size_t turn = 0; turn < (circle ? seats.size() : 1) && left > 0; ++turn) {
        for (const Combination& combination : combinations(turned)) {
            if (left == 0) break;
            add(combination);
            --left;
        }
        std::rotate(turned.begin(), turned.begin() + 1, turned.end());
    }
}

void ChainChoice::add(const Combination& combination) {
    double benefit = 0;
    std::map<std::uint32_t, Vnd> amounts;
    for (const Step& step : combination) {
        if (step.option == none) continue;
        benefit += problem_.choice.benefit(step.option);
        if (step.source != none)
            benefit += *problem_.market.gain(step.source, step.seat, problem_.movements[step.option].year);
        for (const Draw& draw : problem_.choice.draws(step.option))
            amounts[draw.budget] += draw.amount;
    }
    if (benefit <= 0) return;
    std::vector<Draw> draws;
    draws.reserve(amounts.size());
    for (const auto& [budget, amount] : amounts)
        draws.push_back({budget, amount});
    (void)choice_.add_option(benefit, draws);
    offers_.push_back(combination);
}

Allocation ChainChoice::allocation_of(const Choice& chosen) const {
    Allocation allocation;
    allocation.option.assign(problem_.choice.seat_count(), none);
    allocation.source.assign(problem_.choice.seat_count(), none);
    for (std::size_t chain = 0; chain < chosen.chosen.size(); ++chain) {
        if (!chosen.chosen[chain]) continue;
        for (const Step& step : offers_[choice_.first_option(chain) + *chosen.chosen[chain]]) {
            allocation.option[step.seat] = step.option;
            allocation.source[step.seat] = step.source;
        }
    }
    for (std::uint32_t seat = 0; seat < allocation.option.size(); ++seat)
        allocation.benefit += benefit_at(problem_, allocation, seat);
    return allocation;
}

} // namespace rasoat::planner::cascade

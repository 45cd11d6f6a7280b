#include "planner/cascade/shelf_prices.h"

#include "planner/cascade/year_flow.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace rasoat::planner::cascade {
namespace {

double net(const ChoiceProblem& choice, std::size_t option, std::span<const double> money_prices) {
    double cost = 0;
    for (const Draw& draw : choice.draws(option))
        cost += money_prices[draw.budget] * static_cast<double>(draw.amount.amount);
    return -cost;
}

/// What each seat could do in `year` at these prices of money, with other years at the machine prices they have so far.
std::vector<SeatValues> values_in(
    const CascadeProblem& problem, std::span<const double> money_prices, const ShelfPrices& prices,
    const std::vector<bool>& priced_years, std::uint32_t year) {
    const ChoiceProblem& choice = problem.choice;
    std::vector<SeatValues> values(choice.seat_count());
    for (std::uint32_t seat = 0; seat < values.size(); ++seat) {
        SeatValues& value = values[seat];
        for (std::size_t option = choice.first_option(seat); option < choice.first_option(seat + 1); ++option) {
            const Movement& movement = problem.movements[option];
            const double paid = net(choice, option, money_prices);
            if (movement.kind == Movement::Kind::stays) {
                value.stays = std::max(value.stays, choice.benefit(option) + paid);
            } else if (movement.year != year) {
                if (priced_years[movement.year])
                    value.stays = std::max(value.stays, prices.benefit(problem, seat, option) + paid);
                else if (movement.kind == Movement::Kind::leaves)
                    value.stays = std::max(value.stays, choice.benefit(option) + paid);
            } else if (movement.kind == Movement::Kind::leaves) {
                value.fresh = std::max(value.fresh, choice.benefit(option) + paid);
            } else {
                value.receives = std::max(value.receives, choice.benefit(option) + paid);
            }
        }
    }
    return values;
}

} // namespace

ShelfPrices::ShelfPrices(const Market& market)
    : market_(market), price_(std::size_t{market.years} * market.shelves.size(), 0), cheapest_(price_),
      freed_(market.sources.size() * market.years, 0) {}

void ShelfPrices::set(std::uint32_t year, std::span<const double> price_of_shelf) {
    const std::size_t first = std::size_t{year} * market_.shelves.size();
    for (std::size_t c = 0; c < market_.classes.size(); ++c) {
        double cheapest = std::numeric_limits<double>::infinity();
        for (std::uint32_t shelf = market_.first_shelf[c]; shelf < market_.first_shelf[c + 1]; ++shelf) {
            cheapest = std::min(cheapest, price_of_shelf[shelf]);
            price_[first + shelf] = price_of_shelf[shelf];
            cheapest_[first + shelf] = cheapest;
        }
    }
    for (std::uint32_t source = 0; source < market_.sources.size(); ++source)
        freed_[std::size_t{source} * market_.years + year] = best_price(source, year);
}

double ShelfPrices::taking(std::uint32_t seat, std::uint32_t year) const {
    return price_[std::size_t{year} * market_.shelves.size() + market_.shelf_of(seat, year)] - market_.loss(seat, year);
}

double ShelfPrices::best_price(std::uint32_t source, std::uint32_t year) const {
    double most = 0;
    for (const std::uint32_t c : market_.classes_for(market_.sources[source])) {
        const auto worth = market_.worth(source, c, year);
        if (!worth) continue;
        const std::uint32_t shelf =
            market_.shelf_for(c, market_.grade[market_.at(source, market_.classes[c].demand, year)]);
        if (shelf == none) continue;
        most = std::max(most, *worth - cheapest_[std::size_t{year} * market_.shelves.size() + shelf]);
    }
    return most;
}

double ShelfPrices::benefit(const CascadeProblem& problem, std::uint32_t seat, std::size_t option) const {
    const Movement& movement = problem.movements[option];
    double benefit = problem.choice.benefit(option);
    if (movement.kind == Movement::Kind::stays) return benefit;
    if (movement.kind == Movement::Kind::receives) benefit += taking(seat, movement.year);
    if (market_.source_of[seat] != none) benefit += freed(market_.source_of[seat], movement.year);
    return benefit;
}

double ShelfPrices::spares() const {
    double sum = 0;
    for (std::uint32_t source = 0; source < market_.sources.size(); ++source) {
        if (market_.sources[source].seat) continue;
        double most = 0;
        for (std::uint32_t year = 0; year < market_.years; ++year)
            most = std::max(most, freed(source, year));
        sum += most;
    }
    return sum;
}

double bound_at(const CascadeProblem& problem, std::span<const double> money_prices, const ShelfPrices& prices) {
    const ChoiceProblem& choice = problem.choice;
    double sum = prices.spares();
    for (std::size_t budget = 0; budget < choice.budget_count(); ++budget)
        sum += money_prices[budget] * static_cast<double>(choice.budget(budget).amount);
    for (std::uint32_t seat = 0; seat < choice.seat_count(); ++seat) {
        double most = 0;
        for (std::size_t option = choice.first_option(seat); option < choice.first_option(seat + 1); ++option)
            most = std::max(most, prices.benefit(problem, seat, option) + net(choice, option, money_prices));
        sum += most;
    }
    return sum;
}

ShelfPrices
price_shelves(const CascadeProblem& problem, std::span<const double> money_prices, unsigned threads, int rounds) {
    const Market& market = problem.market;
    const std::vector<bool> nobody_out(market.sources.size(), false);
    ShelfPrices prices(market);
    std::optional<ShelfPrices> best;
    double least = std::numeric_limits<double>::infinity();
    std::vector<bool> priced(market.years, false);
    for (int round = 0; round < (market.years == 1 ? 1 : rounds); ++round) {
        for (std::uint32_t year = 0; year < market.years; ++year) {
            const auto values = values_in(problem, money_prices, prices, priced, year);
            prices.set(year, flow_of_year(market, year, values, nobody_out, threads).shelf_price);
            priced[year] = true;
        }
        const double bound = bound_at(problem, money_prices, prices);
        if (bound >= least) break;
        least = bound;
        best.emplace(prices);
    }
    return best ? *best : prices;
}

PricedChoice priced_choice(const CascadeProblem& problem, const ShelfPrices& prices) {
    const ChoiceProblem& choice = problem.choice;
    PricedChoice priced;
    for (std::size_t budget = 0; budget < choice.budget_count(); ++budget)
        priced.choice.add_budget(choice.budget(budget));
    for (std::uint32_t seat = 0; seat < choice.seat_count(); ++seat) {
        priced.choice.add_seat();
        for (std::size_t option = choice.first_option(seat); option < choice.first_option(seat + 1); ++option) {
            const double benefit = prices.benefit(problem, seat, option);
            if (benefit <= 0) continue;
            (void)priced.choice.add_option(benefit, choice.draws(option));
            priced.origin.push_back(static_cast<std::uint32_t>(option - choice.first_option(seat)));
        }
    }
    return priced;
}

} // namespace rasoat::planner::cascade

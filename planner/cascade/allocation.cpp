#include "planner/cascade/allocation.h"

#include "planner/cascade/year_flow.h"

#include <algorithm>

namespace rasoat::planner::cascade {
namespace {

bool is_free(const ChoiceProblem& choice, std::size_t option) {
    const auto draws = choice.draws(option);
    return std::all_of(draws.begin(), draws.end(), [](const Draw& draw) { return draw.amount == Vnd{0}; });
}

/// An option of a seat and what it counts.
struct Best {
    std::uint32_t option = none;
    double value = never;
};

/// Moves of one year after another, each on what the ones before have left. `value` tells what an option counts at its
/// seat, `never` where it may not be taken.
template <typename Value>
class Mover {
public:
    Mover(const CascadeProblem& problem, unsigned threads, Value value)
        : problem_(problem), threads_(threads), value_(std::move(value)), decided_(problem.choice.seat_count(), false),
          source_out_(problem.market.sources.size(), false) {
        allocation_.option.assign(decided_.size(), none);
        allocation_.source.assign(decided_.size(), none);
    }

    Allocation all_years() {
        for (std::uint32_t year = 0; year < problem_.market.years; ++year)
            one_year(year);
        for (std::uint32_t seat = 0; seat < decided_.size(); ++seat) {
            if (!decided_[seat]) {
                const Best staying = best(seat, Movement::Kind::stays, 0);
                if (staying.value > 0) allocation_.option[seat] = staying.option;
            }
            allocation_.benefit += benefit_at(problem_, allocation_, seat);
        }
        return std::move(allocation_);
    }

private:
    [[nodiscard]] Best best(std::uint32_t seat, Movement::Kind kind, std::uint32_t year) const {
        const ChoiceProblem& choice = problem_.choice;
        Best best;
        for (std::size_t option = choice.first_option(seat); option < choice.first_option(seat + 1); ++option) {
            const Movement& movement = problem_.movements[option];
            if (movement.kind != kind || (kind != Movement::Kind::stays && movement.year != year)) continue;
            const double value = value_(seat, static_cast<std::uint32_t>(option));
            if (value > best.value) best = {static_cast<std::uint32_t>(option), value};
        }
        return best;
    }

    void one_year(std::uint32_t year) {
        std::vector<SeatValues> values(decided_.size());
        std::vector<std::uint32_t> fresh(decided_.size(), none);
        std::vector<std::uint32_t> receives(decided_.size(), none);
        for (std::uint32_t seat = 0; seat < decided_.size(); ++seat) {
            SeatValues& value = values[seat];
            value.out = decided_[seat];
            if (value.out || problem_.market.class_of[seat] == none) continue;
            value.stays = std::max(0.0, best(seat, Movement::Kind::stays, 0).value);
            for (std::uint32_t later = year + 1; later < problem_.market.years; ++later)
                value.stays = std::max(value.stays, best(seat, Movement::Kind::leaves, later).value);
            const Best with_new = best(seat, Movement::Kind::leaves, year);
            const Best with_another = best(seat, Movement::Kind::receives, year);
            value.fresh = with_new.value;
            value.receives = with_another.value;
            fresh[seat] = with_new.option;
            receives[seat] = with_another.option;
        }
        const YearFlow flow = flow_of_year(problem_.market, year, values, source_out_, threads_);
        for (std::uint32_t seat = 0; seat < decided_.size(); ++seat) {
            const Content& content = flow.content[seat];
            if (values[seat].out || content.kind == Content::Kind::stays) continue;
            const bool is_new = content.kind == Content::Kind::fresh;
            decided_[seat] = true;
            allocation_.source[seat] = content.source;
            allocation_.option[seat] = is_new ? fresh[seat] : receives[seat];
            if (!is_new) source_out_[content.source] = true;
        }
    }

    const CascadeProblem& problem_;
    unsigned threads_;
    Value value_;
    Allocation allocation_;
    std::vector<bool> decided_;
    std::vector<bool> source_out_;
};

} // namespace

double benefit_at(const CascadeProblem& problem, const Allocation& allocation, std::uint32_t seat) {
    const std::uint32_t option = allocation.option[seat];
    if (option == none) return 0;
    const std::uint32_t source = allocation.source[seat];
    const double own = problem.choice.benefit(option);
    return source == none ? own : own + *problem.market.gain(source, seat, problem.movements[option].year);
}

Allocation with_best_moves(const CascadeProblem& problem, const std::vector<std::uint32_t>& picks, unsigned threads) {
    const ChoiceProblem& choice = problem.choice;
    const auto value = [&](std::uint32_t seat, std::uint32_t option) {
        return option == picks[seat] || is_free(choice, option) ? choice.benefit(option) : never;
    };
    return Mover(problem, threads, value).all_years();
}

Allocation moves_at_prices(const CascadeProblem& problem, std::span<const double> money_prices, unsigned threads) {
    const ChoiceProblem& choice = problem.choice;
    const auto value = [&](std::uint32_t, std::uint32_t option) {
        double worth = choice.benefit(option);
        for (const Draw& draw : choice.draws(option))
            worth -= money_prices[draw.budget] * static_cast<double>(draw.amount.amount);
        return worth;
    };
    return Mover(problem, threads, value).all_years();
}

std::vector<Vnd> spent_by(const CascadeProblem& problem, const Allocation& allocation) {
    std::vector<Vnd> spent(problem.choice.budget_count());
    for (const std::uint32_t option : allocation.option) {
        if (option == none) continue;
        for (const Draw& draw : problem.choice.draws(option))
            spent[draw.budget] += draw.amount;
    }
    return spent;
}

} // namespace rasoat::planner::cascade

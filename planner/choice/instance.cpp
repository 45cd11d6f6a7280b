#include "planner/choice/instance.h"

#include "planner/choice/parallel.h"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <numeric>

namespace rasoat::planner::choice {
namespace {

/// Beyond this many options a seat, comparing every two costs more than it saves.
constexpr std::size_t pairwise_dominance_limit = 256;

struct Candidate {
    std::uint64_t option = 0; ///< index over all of the problem's options
    double benefit = 0;
    std::vector<FlatDraw> draws; ///< by budget, ascending; one a budget
};

/// The option's draws, merged and sorted by budget, without those of nothing.
void collect_draws(const ChoiceProblem& problem, std::size_t option, std::vector<FlatDraw>& out) {
    out.clear();
    bool sorted = true;
    for (const Draw& draw : problem.draws(option)) {
        if (draw.amount.amount == 0) continue;
        sorted = sorted && (out.empty() || out.back().budget < draw.budget);
        out.push_back({draw.amount.amount, draw.budget});
    }
    if (sorted) return;
    std::sort(out.begin(), out.end(), [](const FlatDraw& a, const FlatDraw& b) { return a.budget < b.budget; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (kept > 0 && out[kept - 1].budget == out[i].budget)
            out[kept - 1].amount += out[i].amount;
        else
            out[kept++] = out[i];
    }
    out.resize(kept);
}

bool affordable(const ChoiceProblem& problem, const std::vector<FlatDraw>& draws) {
    return std::all_of(draws.begin(), draws.end(), [&](const FlatDraw& draw) {
        return draw.amount <= problem.budget(draw.budget).amount;
    });
}

bool draws_no_more(const std::vector<FlatDraw>& a, const std::vector<FlatDraw>& b) {
    auto other = b.begin();
    for (const FlatDraw& draw : a) {
        while (other != b.end() && other->budget < draw.budget)
            ++other;
        if (other == b.end() || other->budget != draw.budget || other->amount < draw.amount) return false;
    }
    return true;
}

/// Marks the dominated ones among a seat's candidates. Of two equal ones the first stays.
void mark_dominated(const std::vector<Candidate>& seat, std::size_t count, std::vector<char>& dominated) {
    dominated.assign(count, 0);
    if (count > pairwise_dominance_limit) return;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count && !dominated[i]; ++j) {
            if (i == j || dominated[j] || seat[j].benefit < seat[i].benefit) continue;
            if (!draws_no_more(seat[j].draws, seat[i].draws)) continue;
            const bool equal = seat[j].benefit == seat[i].benefit && draws_no_more(seat[i].draws, seat[j].draws);
            dominated[i] = !equal || j < i;
        }
    }
}

/// Budgets that the seats could overdraw if each took its dearest affordable option.
std::vector<char> binding_budgets(const ChoiceProblem& problem) {
    std::vector<char> all(problem.budget_count(), 1);
    std::vector<std::int64_t> worst(problem.budget_count(), 0);
    std::vector<std::int64_t> dearest(problem.budget_count(), 0);
    std::vector<std::uint32_t> touched;
    std::vector<FlatDraw> draws;
    for (std::size_t seat = 0; seat < problem.seat_count(); ++seat) {
        touched.clear();
        for (std::size_t option = problem.first_option(seat); option < problem.first_option(seat + 1); ++option) {
            collect_draws(problem, option, draws);
            if (problem.benefit(option) <= 0 || !affordable(problem, draws)) continue;
            for (const FlatDraw& draw : draws) {
                if (dearest[draw.budget] == 0) touched.push_back(draw.budget);
                dearest[draw.budget] = std::max(dearest[draw.budget], draw.amount);
            }
        }
        for (const std::uint32_t budget : touched) {
            worst[budget] += dearest[budget];
            dearest[budget] = 0;
        }
    }
    for (std::size_t budget = 0; budget < worst.size(); ++budget)
        all[budget] = worst[budget] > problem.budget(budget).amount;
    return all;
}

/// What is left of the problem's options after dominance, flat, in the problem's order of seats.
struct Survivors {
    std::vector<std::uint32_t> seat; ///< origin, one entry a seat that still has options
    std::vector<std::uint32_t> first_option{0};
    std::vector<double> benefit;
    std::vector<std::uint32_t> origin_option;
    std::vector<std::uint32_t> first_draw{0};
    std::vector<FlatDraw> draws;
};

Survivors survivors_of(
    const ChoiceProblem& problem, const std::vector<char>& binding, std::size_t first_seat, std::size_t last_seat) {
    Survivors left;
    std::vector<Candidate> candidates;
    std::vector<char> dominated;
    for (std::size_t seat = first_seat; seat < last_seat; ++seat) {
        std::size_t count = 0;
        const std::size_t first = problem.first_option(seat);
        for (std::size_t option = first; option < problem.first_option(seat + 1); ++option) {
            if (problem.benefit(option) <= 0) continue;
            if (candidates.size() == count) candidates.emplace_back();
            Candidate& candidate = candidates[count];
            collect_draws(problem, option, candidate.draws);
            if (!affordable(problem, candidate.draws)) continue;
            std::erase_if(candidate.draws, [&](const FlatDraw& draw) { return !binding[draw.budget]; });
            candidate.option = option;
            candidate.benefit = problem.benefit(option);
            ++count;
        }
        mark_dominated(candidates, count, dominated);
        const std::size_t before = left.benefit.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (dominated[i]) continue;
            left.benefit.push_back(candidates[i].benefit);
            left.origin_option.push_back(static_cast<std::uint32_t>(candidates[i].option - first));
            left.draws.insert(left.draws.end(), candidates[i].draws.begin(), candidates[i].draws.end());
            left.first_draw.push_back(static_cast<std::uint32_t>(left.draws.size()));
        }
        if (left.benefit.size() == before) continue;
        left.seat.push_back(static_cast<std::uint32_t>(seat));
        left.first_option.push_back(static_cast<std::uint32_t>(left.benefit.size()));
    }
    return left;
}

/// The parts one after the other.
Survivors joined(std::vector<Survivors>& parts) {
    Survivors all = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Survivors part = std::move(parts[i]);
        const auto options = static_cast<std::uint32_t>(all.benefit.size());
        const auto draws = static_cast<std::uint32_t>(all.draws.size());
        all.seat.insert(all.seat.end(), part.seat.begin(), part.seat.end());
        all.benefit.insert(all.benefit.end(), part.benefit.begin(), part.benefit.end());
        all.origin_option.insert(all.origin_option.end(), part.origin_option.begin(), part.origin_option.end());
        all.draws.insert(all.draws.end(), part.draws.begin(), part.draws.end());
        for (std::size_t s = 1; s < part.first_option.size(); ++s)
            all.first_option.push_back(part.first_option[s] + options);
        for (std::size_t o = 1; o < part.first_draw.size(); ++o)
            all.first_draw.push_back(part.first_draw[o] + draws);
    }
    return all;
}

/// Which budgets become knapsacks of their own: the ones with the fewest options first, as long as no option draws on
/// two of them. What is shared most widely is left to be priced.
std::vector<char> own_budgets(const Survivors& left, std::size_t budget_count) {
    std::vector<std::uint32_t> uses(budget_count, 0);
    for (const FlatDraw& draw : left.draws)
        ++uses[draw.budget];
    std::vector<std::uint32_t> first_use(budget_count + 1, 0);
    std::partial_sum(uses.begin(), uses.end(), first_use.begin() + 1);
    std::vector<std::uint32_t> users(left.draws.size());
    std::vector<std::uint32_t> next(first_use.begin(), first_use.end() - 1);
    for (std::uint32_t option = 0; option < left.benefit.size(); ++option)
        for (std::uint32_t d = left.first_draw[option]; d < left.first_draw[option + 1]; ++d)
            users[next[left.draws[d].budget]++] = option;

    std::vector<std::uint32_t> order(budget_count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return uses[a] < uses[b]; });
    std::vector<char> own(budget_count, 0);
    std::vector<char> taken(left.benefit.size(), 0);
    for (const std::uint32_t budget : order) {
        const auto options = std::span(users).subspan(first_use[budget], uses[budget]);
        if (options.empty() || std::any_of(options.begin(), options.end(), [&](auto o) { return taken[o]; })) continue;
        own[budget] = 1;
        for (const std::uint32_t option : options)
            taken[option] = 1;
    }
    return own;
}

/// Labels seats and budgets that hang together through the given budgets: seats first, then budgets.
std::vector<std::uint32_t> labels(const Survivors& left, std::size_t budget_count, const std::vector<char>& through) {
    const std::size_t seats = left.seat.size();
    std::vector<std::uint32_t> rank(seats + budget_count, 0);
    std::vector<std::uint32_t> parent(seats + budget_count);
    std::iota(parent.begin(), parent.end(), 0U);
    boost::disjoint_sets sets(rank.data(), parent.data());
    for (std::size_t seat = 0; seat < seats; ++seat)
        for (std::uint32_t d = left.first_draw[left.first_option[seat]];
             d < left.first_draw[left.first_option[seat + 1]]; ++d)
            if (through[left.draws[d].budget])
                sets.union_set(
                    static_cast<std::uint32_t>(seat), static_cast<std::uint32_t>(seats + left.draws[d].budget));
    std::vector<std::uint32_t> label(seats + budget_count);
    for (std::uint32_t i = 0; i < label.size(); ++i)
        label[i] = sets.find_set(i);
    return label;
}

/// Replaces labels by 0, 1, 2, ... in the order in which `order` meets them.
std::uint32_t number_in_order(std::span<const std::uint32_t> order, std::vector<std::uint32_t>& label) {
    std::vector<std::uint32_t> number(label.size(), none);
    std::uint32_t next = 0;
    for (const std::uint32_t i : order)
        if (number[label[i]] == none) number[label[i]] = next++;
    for (std::uint32_t& l : label)
        l = number[l];
    return next;
}

class Assembly {
public:
    Assembly(const ChoiceProblem& problem, const Survivors& left) : problem_(problem), left_(left) {}

    Instance build() {
        const std::size_t budgets = problem_.budget_count();
        const std::vector<char> own = own_budgets(left_, budgets);
        block_ = labels(left_, budgets, own);
        component_ = labels(left_, budgets, std::vector<char>(budgets, 1));
        std::vector<std::uint32_t> seats(left_.seat.size());
        std::iota(seats.begin(), seats.end(), 0U);
        instance_.components.resize(number_in_order(seats, component_));
        std::stable_sort(seats.begin(), seats.end(), [&](auto a, auto b) { return component_[a] < component_[b]; });
        instance_.blocks.resize(number_in_order(seats, block_));
        std::stable_sort(seats.begin(), seats.end(), [&](auto a, auto b) { return block_[a] < block_[b]; });
        place_budgets(own);
        place_seats(seats);
        return std::move(instance_);
    }

private:
    void place_budgets(const std::vector<char>& own) {
        const std::size_t seats = left_.seat.size();
        std::vector<char> used(problem_.budget_count(), 0);
        for (const FlatDraw& draw : left_.draws)
            used[draw.budget] = 1;
        std::vector<std::uint32_t> mine;
        std::vector<std::uint32_t> priced;
        for (std::uint32_t b = 0; b < used.size(); ++b)
            if (used[b]) (own[b] ? mine : priced).push_back(b);
        std::stable_sort(
            mine.begin(), mine.end(), [&](auto a, auto b) { return block_[seats + a] < block_[seats + b]; });
        std::stable_sort(priced.begin(), priced.end(), [&](auto a, auto b) {
            return component_[seats + a] < component_[seats + b];
        });
        place_.assign(used.size(), none);
        const auto place = [&](std::uint32_t budget) {
            place_[budget] = static_cast<std::uint32_t>(instance_.capacity.size());
            instance_.capacity.push_back(problem_.budget(budget).amount);
            instance_.origin_budget.push_back(budget);
        };
        for (std::uint32_t i = 0; i < mine.size(); ++i) {
            Block& block = instance_.blocks[block_[seats + mine[i]]];
            if (block.last_budget == 0) block.first_budget = i;
            block.last_budget = i + 1;
            place(mine[i]);
        }
        instance_.own_budgets = static_cast<std::uint32_t>(mine.size());
        for (const std::uint32_t budget : priced) {
            Component& component = instance_.components[component_[seats + budget]];
            const auto at = static_cast<std::uint32_t>(instance_.capacity.size());
            if (component.last_budget == 0) component.first_budget = at;
            component.last_budget = at + 1;
            place(budget);
        }
    }

    void place_seats(const std::vector<std::uint32_t>& seats) {
        const std::size_t options = left_.benefit.size();
        instance_.benefit.reserve(options);
        instance_.origin_option.reserve(options);
        instance_.own_budget.reserve(options);
        instance_.own_cost.reserve(options);
        instance_.first_draw.reserve(options + 1);
        for (const std::uint32_t seat : seats) {
            const std::uint32_t at = instance_.seats();
            Block& block = instance_.blocks[block_[seat]];
            if (block.last_seat == 0) {
                block.first_seat = at;
                block.component = component_[seat];
                Component& component = instance_.components[block.component];
                if (component.last_block == 0) component.first_block = block_[seat];
                component.last_block = block_[seat] + 1;
            }
            block.last_seat = at + 1;
            for (std::uint32_t o = left_.first_option[seat]; o < left_.first_option[seat + 1]; ++o)
                place_option(o);
            instance_.origin_seat.push_back(left_.seat[seat]);
            instance_.first_option.push_back(instance_.options());
        }
    }

    void place_option(std::uint32_t option) {
        std::uint32_t own_budget = none;
        std::int64_t own_cost = 0;
        for (std::uint32_t d = left_.first_draw[option]; d < left_.first_draw[option + 1]; ++d) {
            const FlatDraw& draw = left_.draws[d];
            const std::uint32_t at = place_[draw.budget];
            if (at < instance_.own_budgets) {
                own_budget = at;
                own_cost = draw.amount;
            } else {
                instance_.priced_draws.push_back({draw.amount, at});
            }
        }
        instance_.benefit.push_back(left_.benefit[option]);
        instance_.origin_option.push_back(left_.origin_option[option]);
        instance_.own_budget.push_back(own_budget);
        instance_.own_cost.push_back(own_cost);
        instance_.first_draw.push_back(static_cast<std::uint32_t>(instance_.priced_draws.size()));
    }

    const ChoiceProblem& problem_;
    const Survivors& left_;
    Instance instance_;
    std::vector<std::uint32_t> block_;     ///< seats, then the problem's budgets
    std::vector<std::uint32_t> component_; ///< the same
    std::vector<std::uint32_t> place_;     ///< of the problem's budgets, in the instance
};

} // namespace

Instance make_instance(const ChoiceProblem& problem, unsigned threads) {
    constexpr std::size_t part_seats = 16'384;
    const std::vector<char> binding = binding_budgets(problem);
    std::vector<Survivors> parts(problem.seat_count() / part_seats + 1);
    for_each_index(threads, parts.size(), [&](std::size_t i, unsigned) {
        const std::size_t first = i * part_seats;
        parts[i] = survivors_of(problem, binding, first, std::min(problem.seat_count(), first + part_seats));
    });
    const Survivors left = joined(parts);
    return Assembly(problem, left).build();
}

} // namespace rasoat::planner::choice

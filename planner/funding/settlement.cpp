#include "planner/funding/settlement.h"

#include "planner/flow/min_cost_flow.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>
#include <vector>

namespace rasoat::planner {
namespace {

/// Lines that may be paid in the same ways.
struct LineClass {
    std::vector<Payment> ways;
    std::vector<std::uint32_t> lines; ///< dearest first
    std::vector<Vnd> paid;            ///< by way
    std::vector<Vnd> wanted;          ///< by way, as the flow says
};

/// For how many seats each fund may pay.
std::vector<std::uint64_t> seats_in_reach(const Fleet& fleet, const Policies& policies, const Funding& funding) {
    std::vector<std::uint64_t> reach(fleet.funds.size());
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> seats; // by unit and role
    for (const Seat& seat : fleet.seats)
        ++seats[{seat.unit, seat.role}];
    for (const auto& [place, count] : seats)
        for (int offset = 0; offset < policies.years; ++offset) {
            const Year year = policies.first_year + offset;
            std::vector<std::uint32_t> funds;
            for (const SpendingKind spending :
                 {SpendingKind::recurrent, SpendingKind::investment, SpendingKind::project})
                for (const ItemKind item : {ItemKind::desktop, ItemKind::laptop, ItemKind::parts})
                    for (const Payment& way :
                         funding.payments_for({place.first, place.second, year, spending, item, {}}))
                        funds.push_back(way.fund);
            // Each kind and item counts, so that a fund free of such ties is the freer for it.
            for (const std::uint32_t fund : funds)
                reach[fund] += count;
        }
    return reach;
}

/// What a dong of each fund should cost a flow: the bits of its freedom, twice, and one more where it does not expire.
std::vector<std::int64_t> freedom_of_funds(const Fleet& fleet, const Policies& policies, const Funding& funding) {
    std::vector<std::int64_t> freedom;
    for (const std::uint64_t reach : seats_in_reach(fleet, policies, funding))
        freedom.push_back(2 * std::bit_width(reach));
    for (std::size_t fund = 0; fund < freedom.size(); ++fund)
        freedom[fund] += fleet.funds[fund].carries_over ? 1 : 0;
    return freedom;
}

std::size_t way_of(const LineClass& its, std::uint32_t fund) {
    return static_cast<std::size_t>(std::ranges::find(its.ways, fund, &Payment::fund) - its.ways.begin());
}

std::vector<LineClass> classes_of(const Funding& funding, std::span<const SettledLine> lines) {
    std::vector<LineClass> classes;
    std::map<std::vector<std::uint32_t>, std::size_t> class_of;
    for (std::uint32_t index = 0; index < lines.size(); ++index) {
        std::vector<Payment> ways = funding.payments_for(lines[index].line);
        std::vector<std::uint32_t> key;
        for (const Payment& way : ways) {
            key.push_back(way.fund);
            for (const Draw& draw : way.draws)
                key.push_back(draw.budget);
        }
        const auto [found, added] = class_of.emplace(std::move(key), classes.size());
        if (added) classes.push_back({.ways = std::move(ways)});
        classes[found->second].lines.push_back(index);
    }
    for (LineClass& its : classes) {
        std::ranges::stable_sort(its.lines, [&](auto a, auto b) { return lines[a].line.cost > lines[b].line.cost; });
        its.paid.resize(its.ways.size());
        for (const std::uint32_t line : its.lines)
            its.paid[way_of(its, lines[line].fund)] += lines[line].line.cost;
        its.wanted = its.paid;
    }
    return classes;
}

/// Sets how much of each class each way should pay. Shares within a fund are left to the moves.
void ask_the_flow(const Funding& funding, std::span<const std::int64_t> freedom, std::vector<LineClass>& classes) {
    const auto purses = funding.purses();
    const auto nodes = static_cast<std::uint32_t>(classes.size() + purses.size());
    MinCostFlow flow(nodes + 1);
    const std::uint32_t sink = nodes;
    std::int64_t whole = 0;
    std::vector<std::vector<std::uint32_t>> arcs(classes.size());
    for (std::uint32_t node = 0; node < classes.size(); ++node) {
        std::int64_t cost = 0;
        for (const Vnd paid : classes[node].paid)
            cost += paid.amount;
        flow.set_supply(node, cost);
        whole += cost;
        for (const Payment& way : classes[node].ways)
            arcs[node].push_back(flow.add_arc(
                node, static_cast<std::uint32_t>(classes.size()) + funding.purse_of(way), cost, freedom[way.fund]));
    }
    flow.set_supply(sink, -whole);
    for (std::uint32_t purse = 0; purse < purses.size(); ++purse) {
        const auto node = static_cast<std::uint32_t>(classes.size()) + purse;
        flow.add_arc(node, sink, purses[purse].amount.amount, 0);
        if (purses[purse].from_year_before) flow.add_arc(node, node - 1, whole, 0);
    }
    if (!flow.solve()) return;
    for (std::uint32_t node = 0; node < classes.size(); ++node)
        for (std::size_t way = 0; way < arcs[node].size(); ++way)
            classes[node].wanted[way] = {flow.flow(arcs[node][way])};
}

/// The money still left in each budget.
class Rest {
public:
    explicit Rest(const Funding& funding) : left_(funding.budgets().begin(), funding.budgets().end()) {}

    void take(const Payment& way, Vnd cost) {
        for (const Draw& draw : way.draws)
            left_[draw.budget] -= cost;
    }
    /// Moves the payment if no budget is overdrawn by it.
    bool move(const Payment& from, const Payment& to, Vnd cost) {
        for (const Draw& draw : from.draws)
            left_[draw.budget] += cost;
        const bool fits = std::ranges::all_of(to.draws, [&](const Draw& draw) { return left_[draw.budget] >= cost; });
        take(fits ? to : from, cost);
        return fits;
    }

private:
    std::vector<Vnd> left_;
};

/// Moves lines of the class towards what is wanted: from a way that pays too much to one that pays too little, or where
/// it costs less freedom anyway. True where one moved.
bool move_lines(LineClass& its, std::span<const std::int64_t> freedom, std::span<SettledLine> lines, Rest& rest) {
    bool moved = false;
    for (const std::uint32_t index : its.lines) {
        SettledLine& line = lines[index];
        const std::size_t from = way_of(its, line.fund);
        const Vnd cost = line.line.cost;
        for (std::size_t to = 0; to < its.ways.size(); ++to) {
            const bool wanted = its.paid[from] > its.wanted[from] && its.paid[to] + cost <= its.wanted[to];
            const bool tighter = freedom[its.ways[to].fund] < freedom[its.ways[from].fund];
            if (to == from || !(wanted || tighter) || !rest.move(its.ways[from], its.ways[to], cost)) continue;
            its.paid[from] -= cost;
            its.paid[to] += cost;
            line.fund = its.ways[to].fund;
            moved = true;
            break;
        }
    }
    return moved;
}

/// What all payments take of freedom, in the flow's terms.
double freedom_taken(std::span<const std::int64_t> freedom, std::span<const SettledLine> lines) {
    double taken = 0;
    for (const SettledLine& line : lines)
        taken += static_cast<double>(freedom[line.fund]) * static_cast<double>(line.line.cost.amount);
    return taken;
}

} // namespace

void settle(const Fleet& fleet, const Policies& policies, const Funding& funding, std::span<SettledLine> lines) {
    const std::vector<std::int64_t> freedom = freedom_of_funds(fleet, policies, funding);
    std::vector<LineClass> classes = classes_of(funding, lines);
    ask_the_flow(funding, freedom, classes);
    Rest rest(funding);
    for (const LineClass& its : classes)
        for (const std::uint32_t line : its.lines)
            rest.take(its.ways[way_of(its, lines[line].fund)], lines[line].line.cost);
    const std::vector<SettledLine> before(lines.begin(), lines.end());
    const double taken_before = freedom_taken(freedom, lines);
    // A move that has no room yet may have it once another was made.
    constexpr int most_passes = 8;
    bool moved = true;
    for (int pass = 0; pass < most_passes && moved; ++pass) {
        moved = false;
        for (LineClass& its : classes)
            if (its.ways.size() > 1) moved = move_lines(its, freedom, lines, rest) || moved;
    }
    if (freedom_taken(freedom, lines) > taken_before) std::ranges::copy(before, lines.begin());
}

} // namespace rasoat::planner

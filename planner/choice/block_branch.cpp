#include "planner/choice/block_branch.h"

#include "planner/choice/proof.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace rasoat::planner::choice {
namespace {

constexpr std::size_t node_states = 200'000; ///< of a knapsack

struct Node {
    double bound = 0;
    std::uint64_t number = 0; ///< of two nodes of the same bound the younger goes first
    std::vector<BlockRelaxation::Decision> decisions;
    std::vector<double> seat_prices;
};

struct LesserBound {
    bool operator()(const Node& a, const Node& b) const {
        return a.bound != b.bound ? a.bound < b.bound : a.number < b.number;
    }
};

} // namespace

BlockBranchResult branch_block(
    const std::vector<double>& price, std::uint64_t node_limit, const std::function<bool()>& cut,
    BlockRelaxation& relaxation, BlockSearch& search, BlockPool& pool, Knapsack& knapsack) {
    constexpr int steps_of_root = 60;
    constexpr int steps_of_node = 25;
    BlockBranchResult result;
    const std::vector<double> root_prices = relaxation.seat_prices();
    std::priority_queue<Node, std::vector<Node>, LesserBound> open;
    search.set_prices(price);
    double best = pool.best_value(price);
    const auto beaten = [&](double bound) { return proven(best, bound); };
    // Bounds a node; where its relaxation has no conflict left it is solved, otherwise it is opened for branching.
    const auto look_at = [&](Node node, int steps) {
        relaxation.decide(node.decisions);
        relaxation.set_seat_prices(node.seat_prices);
        relaxation.begin(price, knapsack, node_states);
        bool moving = true;
        for (int i = 0; i < steps && moving && !beaten(relaxation.best_value()); ++i) {
            moving = relaxation.step(price, best, knapsack, node_states);
            if (i % 8 != 0 && moving) continue;
            search.start_from(relaxation.taken(), relaxation.own_price(), knapsack);
            if (search.value() > best) {
                pool.add(search.plan());
                best = search.value();
            }
        }
        ++result.nodes;
        relaxation.go_back_to_best();
        node.bound = std::min(node.bound, relaxation.best_value());
        if (beaten(node.bound)) return;
        node.seat_prices = relaxation.seat_prices();
        node.number = result.nodes;
        open.push(std::move(node));
    };
    look_at({std::numeric_limits<double>::infinity(), 0, {}, root_prices}, steps_of_root);
    while (!open.empty() && !beaten(open.top().bound) && result.nodes < node_limit && !cut()) {
        Node node = open.top();
        open.pop();
        relaxation.decide(node.decisions);
        relaxation.set_seat_prices(node.seat_prices);
        relaxation.evaluate(price, knapsack, node_states);
        const auto conflict = relaxation.conflict(price);
        if (!conflict) { // only the relaxation's rounding or its knapsacks' limits keep it from being solved
            result.bound = std::max(result.bound, node.bound);
            search.start_from(relaxation.taken(), relaxation.own_price(), knapsack);
            if (search.value() > best) {
                pool.add(search.plan());
                best = search.value();
            }
            continue;
        }
        for (const bool only : {true, false}) {
            Node child = node;
            child.decisions.push_back({conflict->seat, conflict->budget, only});
            look_at(std::move(child), steps_of_node);
        }
    }
    if (!open.empty()) result.bound = std::max(result.bound, open.top().bound);
    result.complete = beaten(result.bound);
    result.bound = std::max(result.bound, best);
    relaxation.decide({});
    relaxation.set_seat_prices(root_prices);
    return result;
}

} // namespace rasoat::planner::choice

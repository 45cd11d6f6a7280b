#include "planner/flow/min_cost_flow.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rasoat::planner {

MinCostFlow::MinCostFlow(std::uint32_t nodes) : nodes_(nodes), supply_(nodes, 0) {}

std::uint32_t MinCostFlow::add_arc(std::uint32_t from, std::uint32_t to, std::int64_t capacity, std::int64_t cost) {
    from_.push_back(from);
    to_.push_back(to);
    capacity_.push_back(capacity);
    cost_.push_back(cost);
    return static_cast<std::uint32_t>(from_.size() - 1);
}

bool MinCostFlow::solve() {
    if (std::accumulate(supply_.begin(), supply_.end(), std::int64_t{0}) != 0) return false;
    const auto arcs = static_cast<std::uint32_t>(from_.size());
    start();
    for (std::uint32_t entering = entering_arc(); entering != none; entering = entering_arc()) {
        const std::uint32_t join = join_of(from_[entering], to_[entering]);
        const Leaving leaving = leaving_of(entering, join);
        send(entering, join, leaving.amount);
        if (leaving.node == none)
            state_[entering] = state_[entering] == State::empty ? State::at_capacity : State::empty;
        else
            exchange(entering, leaving);
    }
    return std::all_of(flow_.begin() + arcs, flow_.end(), [](std::int64_t flow) { return flow == 0; });
}

/// Every node hangs under the root by an arc of its own, too dear to be kept where there is another way.
void MinCostFlow::start() {
    const std::uint32_t root = nodes_;
    const auto arcs = static_cast<std::uint32_t>(from_.size());
    flow_.assign(arcs + nodes_, 0);
    state_.assign(arcs + nodes_, State::empty);
    potential_.assign(nodes_ + 1, 0);
    parent_.assign(nodes_ + 1, none);
    arc_up_.assign(nodes_ + 1, none);
    depth_.assign(nodes_ + 1, 0);
    first_child_.assign(nodes_ + 1, none);
    next_sibling_.assign(nodes_ + 1, none);
    previous_sibling_.assign(nodes_ + 1, none);
    std::int64_t dearest = 1;
    for (const std::int64_t cost : cost_)
        dearest = std::max(dearest, cost < 0 ? -cost : cost);
    const std::int64_t penalty = (dearest + 1) * (static_cast<std::int64_t>(nodes_) + 1);
    for (std::uint32_t node = 0; node < nodes_; ++node) {
        const bool gives = supply_[node] >= 0;
        const std::uint32_t arc = add_arc(gives ? node : root, gives ? root : node, unlimited, penalty);
        flow_[arc] = gives ? supply_[node] : -supply_[node];
        state_[arc] = State::in_tree;
        hang_under(node, root, arc);
        depth_[node] = 1;
        potential_[node] = gives ? -penalty : penalty;
    }
}

/// The arc of the most negative reduced cost within the first block that has any; none where the flow is the cheapest.
std::uint32_t MinCostFlow::entering_arc() {
    const auto arcs = static_cast<std::uint32_t>(from_.size());
    const auto block = std::max(32U, static_cast<std::uint32_t>(std::sqrt(static_cast<double>(arcs))));
    std::uint32_t best = none;
    std::int64_t least = 0;
    std::uint32_t left = block;
    std::uint32_t arc = search_from_;
    for (std::uint32_t seen = 0; seen < arcs; ++seen, arc = arc + 1 == arcs ? 0 : arc + 1) {
        const std::int64_t reduced =
            static_cast<std::int64_t>(state_[arc]) * (cost_[arc] + potential_[from_[arc]] - potential_[to_[arc]]);
        if (reduced < least) {
            least = reduced;
            best = arc;
        }
        if (--left == 0) {
            if (best != none) break;
            left = block;
        }
    }
    search_from_ = arc;
    return best;
}

std::uint32_t MinCostFlow::join_of(std::uint32_t a, std::uint32_t b) const {
    while (a != b) {
        if (depth_[a] >= depth_[b])
            a = parent_[a];
        else
            b = parent_[b];
    }
    return a;
}

/// How much the circle that the entering arc closes can carry, and which arc stops it: of several the last one in the
/// circle's direction from its join, which keeps the tree strongly feasible.
MinCostFlow::Leaving MinCostFlow::leaving_of(std::uint32_t entering, std::uint32_t join) const {
    const bool filling = state_[entering] == State::empty;
    const std::uint32_t first = filling ? from_[entering] : to_[entering];
    const std::uint32_t second = filling ? to_[entering] : from_[entering];
    Leaving leaving{none, capacity_[entering], false};
    for (std::uint32_t node = first; node != join; node = parent_[node]) {
        const std::uint32_t arc = arc_up_[node];
        const std::int64_t room = from_[arc] == node ? flow_[arc] : capacity_[arc] - flow_[arc];
        if (room < leaving.amount) leaving = {node, room, true};
    }
    for (std::uint32_t node = second; node != join; node = parent_[node]) {
        const std::uint32_t arc = arc_up_[node];
        const std::int64_t room = from_[arc] == node ? capacity_[arc] - flow_[arc] : flow_[arc];
        if (room <= leaving.amount) leaving = {node, room, false};
    }
    return leaving;
}

void MinCostFlow::send(std::uint32_t entering, std::uint32_t join, std::int64_t amount) {
    if (amount == 0) return;
    const bool filling = state_[entering] == State::empty;
    const std::int64_t along = filling ? amount : -amount;
    flow_[entering] += along;
    for (std::uint32_t node = from_[entering]; node != join; node = parent_[node]) {
        const std::uint32_t arc = arc_up_[node];
        flow_[arc] += from_[arc] == node ? -along : along;
    }
    for (std::uint32_t node = to_[entering]; node != join; node = parent_[node]) {
        const std::uint32_t arc = arc_up_[node];
        flow_[arc] += from_[arc] == node ? along : -along;
    }
}

/// The entering arc takes the leaving one's place: what hung on the leaving arc hangs on the entering one from now on.
void MinCostFlow::exchange(std::uint32_t entering, const Leaving& leaving) {
    const bool filling = state_[entering] == State::empty;
    const std::uint32_t first = filling ? from_[entering] : to_[entering];
    const std::uint32_t second = filling ? to_[entering] : from_[entering];
    const std::uint32_t gone = arc_up_[leaving.node];
    state_[gone] = flow_[gone] == 0 ? State::empty : State::at_capacity;
    state_[entering] = State::in_tree;

    std::uint32_t parent = leaving.on_first_side ? second : first;
    std::uint32_t node = leaving.on_first_side ? first : second;
    std::uint32_t arc = entering;
    const std::uint32_t top = node;
    for (bool last = false; !last;) {
        last = node == leaving.node;
        const std::uint32_t above = parent_[node];
        const std::uint32_t arc_above = arc_up_[node];
        cut_from_parent(node);
        hang_under(node, parent, arc);
        parent = node;
        arc = arc_above;
        node = above;
    }
    renew_below(top);
}

void MinCostFlow::cut_from_parent(std::uint32_t node) {
    const std::uint32_t before = previous_sibling_[node];
    const std::uint32_t after = next_sibling_[node];
    if (before == none)
        first_child_[parent_[node]] = after;
    else
        next_sibling_[before] = after;
    if (after != none) previous_sibling_[after] = before;
}

void MinCostFlow::hang_under(std::uint32_t node, std::uint32_t parent, std::uint32_t arc) {
    parent_[node] = parent;
    arc_up_[node] = arc;
    previous_sibling_[node] = none;
    next_sibling_[node] = first_child_[parent];
    if (next_sibling_[node] != none) previous_sibling_[next_sibling_[node]] = node;
    first_child_[parent] = node;
}

void MinCostFlow::renew_below(std::uint32_t node) {
    stack_.assign(1, node);
    while (!stack_.empty()) {
        const std::uint32_t next = stack_.back();
        stack_.pop_back();
        const std::uint32_t arc = arc_up_[next];
        const std::uint32_t parent = parent_[next];
        depth_[next] = depth_[parent] + 1;
        potential_[next] = from_[arc] == next ? potential_[parent] - cost_[arc] : potential_[parent] + cost_[arc];
        for (std::uint32_t child = first_child_[next]; child != none; child = next_sibling_[child])
            stack_.push_back(child);
    }
}

} // namespace rasoat::planner

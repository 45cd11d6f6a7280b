#include "planner/flow/min_cost_flow.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/cycle_canceling.hpp>
#include <boost/graph/find_flow_cost.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>
#include <catch2/catch.hpp>

#include <random>

using rasoat::planner::MinCostFlow;

namespace {

struct Arc {
    std::uint32_t from, to;
    std::int64_t capacity, cost;
};

struct Network {
    std::uint32_t nodes = 0;
    std::vector<Arc> arcs;
    std::vector<std::int64_t> supply;
};

/// Machines to seats over a few hubs, as a cascade's networks are, with costs of either sign.
Network network_drawn(std::mt19937& random) {
    const auto below = [&](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
    const std::uint32_t sides = 2 + below(9);
    const std::uint32_t hubs = 1 + below(4);
    Network network;
    network.nodes = 2 * sides + hubs;
    network.supply.assign(network.nodes, 0);
    const auto cost = [&] { return static_cast<std::int64_t>(below(2001)) - 1000; };
    for (std::uint32_t i = 0; i < sides; ++i) {
        network.supply[i] = 1;
        network.supply[sides + i] = -1;
        network.arcs.push_back({i, sides + i, 1, cost()});
        for (std::uint32_t hub = 0; hub < hubs; ++hub) {
            if (below(3) > 0) network.arcs.push_back({i, 2 * sides + hub, 1 + below(2), cost()});
            if (below(3) > 0) network.arcs.push_back({2 * sides + hub, sides + i, 1, cost()});
        }
    }
    for (std::uint32_t hub = 0; hub + 1 < hubs; ++hub)
        network.arcs.push_back({2 * sides + hub + 1, 2 * sides + hub, MinCostFlow::unlimited, 0});
    return network;
}

/// The least cost by Boost.Graph: a flow of the greatest value from a source over all supplies, then circles cancelled.
std::int64_t cost_by_boost(const Network& network) {
    using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
    using Graph = boost::adjacency_list<
        boost::vecS, boost::vecS, boost::directedS, boost::no_property,
        boost::property<
            boost::edge_capacity_t, std::int64_t,
            boost::property<
                boost::edge_residual_capacity_t, std::int64_t,
                boost::property<
                    boost::edge_reverse_t, Traits::edge_descriptor,
                    boost::property<boost::edge_weight_t, std::int64_t>>>>>;
    Graph graph(network.nodes + 2);
    const auto add = [&](std::uint32_t from, std::uint32_t to, std::int64_t capacity, std::int64_t cost) {
        const auto edge = boost::add_edge(from, to, graph).first;
        const auto back = boost::add_edge(to, from, graph).first;
        boost::put(boost::edge_capacity, graph, edge, capacity);
        boost::put(boost::edge_capacity, graph, back, 0);
        boost::put(boost::edge_weight, graph, edge, cost);
        boost::put(boost::edge_weight, graph, back, -cost);
        boost::put(boost::edge_reverse, graph, edge, back);
        boost::put(boost::edge_reverse, graph, back, edge);
    };
    for (const Arc& arc : network.arcs)
        add(arc.from, arc.to, std::min<std::int64_t>(arc.capacity, 1000), arc.cost);
    for (std::uint32_t node = 0; node < network.nodes; ++node) {
        if (network.supply[node] > 0) add(network.nodes, node, network.supply[node], 0);
        if (network.supply[node] < 0) add(node, network.nodes + 1, -network.supply[node], 0);
    }
    boost::push_relabel_max_flow(graph, network.nodes, network.nodes + 1);
    boost::cycle_canceling(graph);
    return boost::find_flow_cost(graph);
}

} // namespace

TEST_CASE("the cheapest flow costs what Boost's costs") {
    std::mt19937 random(11);
    for (int i = 0; i < 400; ++i) {
        const Network network = network_drawn(random);
        MinCostFlow flow(network.nodes);
        for (const Arc& arc : network.arcs)
            (void)flow.add_arc(arc.from, arc.to, arc.capacity, arc.cost);
        for (std::uint32_t node = 0; node < network.nodes; ++node)
            flow.set_supply(node, network.supply[node]);
        REQUIRE(flow.solve());
        std::int64_t cost = 0;
        std::vector<std::int64_t> balance(network.nodes, 0);
        for (std::uint32_t index = 0; index < network.arcs.size(); ++index) {
            const Arc& arc = network.arcs[index];
            const std::int64_t carried = flow.flow(index);
            REQUIRE(carried >= 0);
            REQUIRE(carried <= arc.capacity);
            cost += carried * arc.cost;
            balance[arc.from] += carried;
            balance[arc.to] -= carried;
            const std::int64_t reduced = arc.cost + flow.potential(arc.from) - flow.potential(arc.to);
            if (carried < arc.capacity) CHECK(reduced >= 0);
            if (carried > 0) CHECK(reduced <= 0);
        }
        CHECK(balance == network.supply);
        CHECK(cost == cost_by_boost(network));
    }
}

TEST_CASE("a supply that no arc carries away is refused") {
    MinCostFlow flow(3);
    (void)flow.add_arc(0, 1, 1, 5);
    flow.set_supply(0, 2);
    flow.set_supply(1, -1);
    flow.set_supply(2, -1);
    CHECK_FALSE(flow.solve());
}

#include "planner/funding/shortfall.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>

#include <algorithm>
#include <limits>
#include <map>

namespace rasoat::planner {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Vertex = Traits::vertex_descriptor;
using Edge = Traits::edge_descriptor;

struct NodeFacts {
    boost::default_color_type color = boost::default_color_type::white_color;
    long distance = 0;
    Edge predecessor{};
};
struct ArcFacts {
    std::int64_t capacity = 0;
    std::int64_t residual = 0;
    Edge reverse{};
};
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, NodeFacts, ArcFacts>;

constexpr std::int64_t unlimited = std::int64_t{1} << 62;

/// Source, sink, a node for each demand and each purse, and one for each set of limits that payments pass together.
class Network {
public:
    Network(const Funding& funding, std::span<const Demand> demands)
        : funding_(funding), graph_(2 + demands.size() + funding.purses().size()), demands_(demands.size()) {
        const auto purses = funding.purses();
        for (std::uint32_t purse = 0; purse < purses.size(); ++purse) {
            add_arc(node_of_purse(purse), sink, purses[purse].amount.amount);
            // Purses of one line of funds follow each other by year, so the one before is the year before.
            if (purses[purse].from_year_before) add_arc(node_of_purse(purse), node_of_purse(purse - 1), unlimited);
        }
        for (std::uint32_t demand = 0; demand < demands.size(); ++demand) {
            add_arc(source, node_of_demand(demand), demands[demand].least.amount);
            for (const Payment& way : demands[demand].ways)
                add_arc(node_of_demand(demand), node_of_way(way), unlimited);
        }
    }

    [[nodiscard]] bool carries(std::int64_t whole) {
        return boost::boykov_kolmogorov_max_flow(
                   graph_, boost::get(&ArcFacts::capacity, graph_), boost::get(&ArcFacts::residual, graph_),
                   boost::get(&ArcFacts::reverse, graph_), boost::get(&NodeFacts::predecessor, graph_),
                   boost::get(&NodeFacts::color, graph_), boost::get(&NodeFacts::distance, graph_),
                   boost::get(boost::vertex_index, graph_), source, sink) == whole;
    }

    /// The pieces of the minimum cut's source side: nodes of demands and purses that hang together. After carries().
    [[nodiscard]] std::vector<std::vector<Vertex>> short_pieces() const {
        std::vector<bool> reached(boost::num_vertices(graph_), false);
        std::vector<Vertex> side{source};
        reached[source] = true;
        for (std::size_t next = 0; next < side.size(); ++next)
            for (const Edge arc : boost::make_iterator_range(boost::out_edges(side[next], graph_))) {
                const Vertex to = boost::target(arc, graph_);
                if (graph_[arc].residual <= 0 || reached[to]) continue;
                reached[to] = true;
                side.push_back(to);
            }
        std::vector<std::vector<Vertex>> pieces;
        std::vector<bool> taken(reached.size(), false);
        taken[source] = taken[sink] = true;
        for (const Vertex start : side) {
            if (taken[start]) continue;
            std::vector<Vertex> piece{start};
            taken[start] = true;
            for (std::size_t next = 0; next < piece.size(); ++next)
                for (const Edge arc : boost::make_iterator_range(boost::out_edges(piece[next], graph_))) {
                    const Vertex to = boost::target(arc, graph_);
                    if (taken[to] || !reached[to]) continue;
                    taken[to] = true;
                    piece.push_back(to);
                }
            std::sort(piece.begin(), piece.end());
            pieces.push_back(std::move(piece));
        }
        return pieces;
    }

    [[nodiscard]] std::optional<std::uint32_t> demand_at(Vertex node) const {
        if (node < 2 || node >= 2 + demands_) return std::nullopt;
        return static_cast<std::uint32_t>(node - 2);
    }
    [[nodiscard]] std::optional<std::uint32_t> purse_at(Vertex node) const {
        const std::size_t first = 2 + demands_;
        if (node < first || node >= first + funding_.purses().size()) return std::nullopt;
        return static_cast<std::uint32_t>(node - first);
    }
    /// What flows from the source into that demand.
    [[nodiscard]] Vnd met(std::uint32_t demand) const {
        for (const Edge arc : boost::make_iterator_range(boost::out_edges(node_of_demand(demand), graph_)))
            if (boost::target(arc, graph_) == source) return {graph_[arc].residual};
        return {};
    }

private:
    static constexpr Vertex source = 0;
    static constexpr Vertex sink = 1;

    [[nodiscard]] Vertex node_of_demand(std::uint32_t demand) const { return 2 + demand; }
    [[nodiscard]] Vertex node_of_purse(std::uint32_t purse) const { return 2 + demands_ + purse; }

    /// Payments that pass the same limits share a node, whose one arc holds what the narrowest of them holds.
    Vertex node_of_way(const Payment& way) {
        std::vector<std::uint32_t> budgets;
        std::int64_t narrowest = unlimited;
        for (const Draw& draw : way.draws) {
            budgets.push_back(draw.budget);
            narrowest = std::min(narrowest, funding_.budgets()[draw.budget].amount);
        }
        const auto [found, added] = ways_.emplace(std::move(budgets), 0);
        if (added) {
            found->second = boost::add_vertex(graph_);
            add_arc(found->second, node_of_purse(funding_.purse_of(way)), narrowest);
        }
        return found->second;
    }

    void add_arc(Vertex from, Vertex to, std::int64_t capacity) {
        const Edge there = boost::add_edge(from, to, graph_).first;
        const Edge back = boost::add_edge(to, from, graph_).first;
        graph_[there].capacity = capacity;
        graph_[there].reverse = back;
        graph_[back].reverse = there;
    }

    const Funding& funding_;
    Graph graph_;
    std::size_t demands_;
    std::map<std::vector<std::uint32_t>, Vertex> ways_;
};

} // namespace

std::vector<Shortfall> shortfalls(const Funding& funding, std::span<const Demand> demands) {
    std::int64_t whole = 0;
    for (const Demand& demand : demands)
        whole += demand.least.amount;
    Network network(funding, demands);
    std::vector<Shortfall> found;
    if (network.carries(whole)) return found;
    for (const std::vector<Vertex>& piece : network.short_pieces()) {
        Shortfall shortfall;
        for (const Vertex node : piece) {
            if (const auto demand = network.demand_at(node)) {
                shortfall.demands.push_back(*demand);
                shortfall.cost += demands[*demand].least;
                shortfall.held += network.met(*demand);
                for (const Payment& way : demands[*demand].ways)
                    shortfall.funds.push_back(way.fund);
            }
            if (const auto purse = network.purse_at(node)) shortfall.funds.push_back(funding.purses()[*purse].fund);
        }
        if (shortfall.demands.empty()) continue;
        std::sort(shortfall.funds.begin(), shortfall.funds.end());
        shortfall.funds.erase(std::unique(shortfall.funds.begin(), shortfall.funds.end()), shortfall.funds.end());
        found.push_back(std::move(shortfall));
    }
    return found;
}

} // namespace rasoat::planner

#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace rasoat::planner {

/// The cheapest flow that meets every node's supply, by the network simplex method (Ahuja, Magnanti, Orlin, "Network
/// Flows" (1993), chapter 11): strongly feasible trees, so that it never circles, and entering arcs searched in blocks.
/// Whole numbers throughout, so that the answer and its potentials are exact. One use: build, solve, read.
class MinCostFlow {
public:
    static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 4;

    explicit MinCostFlow(std::uint32_t nodes);
    /// Returns the arc's index. Capacity >= 0; |cost| * nodes must stay below 2^61.
    std::uint32_t add_arc(std::uint32_t from, std::uint32_t to, std::int64_t capacity, std::int64_t cost);
    /// What the node puts in (> 0) or takes out (< 0). They must sum up to nothing.
    void set_supply(std::uint32_t node, std::int64_t amount) { supply_[node] = amount; }

    /// False where the arcs cannot carry the supplies, or they do not sum up to nothing.
    [[nodiscard]] bool solve();
    [[nodiscard]] std::int64_t flow(std::uint32_t arc) const { return flow_[arc]; }
    /// cost + potential(from) - potential(to) is >= 0 on arcs that could carry more, <= 0 on those that carry
    /// something.
    [[nodiscard]] std::int64_t potential(std::uint32_t node) const { return potential_[node]; }

private:
    enum class State : std::int8_t { at_capacity = -1, in_tree = 0, empty = 1 };
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    struct Leaving {
        std::uint32_t node = none; ///< whose arc to its parent leaves; none: the entering arc itself is full
        std::int64_t amount = 0;
        bool on_first_side = false;
    };

    void start();
    [[nodiscard]] std::uint32_t entering_arc();
    [[nodiscard]] std::uint32_t join_of(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] Leaving leaving_of(std::uint32_t entering, std::uint32_t join) const;
    void send(std::uint32_t entering, std::uint32_t join, std::int64_t amount);
    void exchange(std::uint32_t entering, const Leaving& leaving);
    void cut_from_parent(std::uint32_t node);
    void hang_under(std::uint32_t node, std::uint32_t parent, std::uint32_t arc);
    void renew_below(std::uint32_t node);

    std::uint32_t nodes_;
    std::vector<std::int64_t> supply_;
    std::vector<std::uint32_t> from_, to_;
    std::vector<std::int64_t> capacity_, cost_, flow_;
    std::vector<State> state_;
    std::vector<std::int64_t> potential_;
    // The spanning tree, rooted in one node more.
    std::vector<std::uint32_t> parent_, arc_up_, depth_, first_child_, next_sibling_, previous_sibling_;
    std::uint32_t search_from_ = 0;
    std::vector<std::uint32_t> stack_;
};

} // namespace rasoat::planner

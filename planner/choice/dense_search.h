#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace rasoat::planner::choice {

/// At most one option of each group, every option drawing on all of a few budgets.
struct DenseProblem {
    std::vector<std::int64_t> capacity;
    std::vector<std::uint32_t> first{0}; ///< option of each group, one more at the end
    std::vector<double> benefit;
    std::vector<std::int64_t> cost; ///< option by option, capacity.size() each

    [[nodiscard]] std::uint32_t groups() const { return static_cast<std::uint32_t>(first.size() - 1); }
    [[nodiscard]] const std::int64_t* costs(std::uint32_t option) const {
        return cost.data() + std::size_t{option} * capacity.size();
    }
};

/// Local search: a few groups at a time are chosen anew by depth-first search, exactly; now and then a kick, followed
/// by exchanges of one or two groups. An option whose regret at the prices is above what the plan loses against the
/// bound is in no better plan, so only the others are looked at: the better the plan, the smaller the neighbourhood.
/// Repeatable from its seed.
class DenseSearch {
public:
    DenseSearch(const DenseProblem& problem, std::uint64_t seed);

    /// Any prices >= 0; good ones make the search fast.
    void set_prices(const std::vector<double>& price);
    /// Starts from a plan within the budgets: an option or none for each group.
    void start(const std::vector<std::uint32_t>& chosen);
    /// Then takes every group's best option at the prices, gives back until nothing is overdrawn, and goes on from
    /// there.
    void restart_by_prices();
    /// So many moves; stops early when `cut` says so.
    void improve(int moves, const std::function<bool()>& cut);

    [[nodiscard]] const std::vector<std::uint32_t>& best() const { return best_; }
    [[nodiscard]] double best_value() const { return best_value_; }
    [[nodiscard]] double bound() const { return bound_; } ///< at the prices
    [[nodiscard]] std::uint64_t moves() const { return moves_; }

private:
    struct Change {
        double gain;
        std::uint32_t group, option;
    };

    std::uint64_t random();
    void choose_candidates();
    void apply(std::uint32_t group, std::uint32_t option);
    [[nodiscard]] double benefit_of(std::uint32_t option) const;
    [[nodiscard]] bool fits(std::uint32_t group, std::uint32_t option) const;
    [[nodiscard]] bool fit_together(const Change& a, const Change& b) const;
    [[nodiscard]] double overdraft_after(std::uint32_t group, std::uint32_t option) const;
    void list_changes();
    bool exchange_one();
    bool exchange_two();
    void descend();
    void remember_best();
    void kick();
    void repair();
    void move_on();
    void choose_anew(std::uint32_t count);
    void deepen(std::size_t depth, double regret);
    void sort_alternatives(std::uint32_t group);

    const DenseProblem& problem_;
    std::vector<double> regret_;                              ///< per option
    std::vector<double> none_regret_;                         ///< per group
    std::vector<std::uint32_t> candidates_, first_candidate_; ///< per group; `none` among them where it may help
    std::vector<std::uint32_t> chosen_, best_;
    std::vector<std::int64_t> left_;
    std::vector<Change> gains_, gives_;
    struct Alternative {
        double regret;
        std::uint32_t option;
    };
    struct Level { ///< of choose_anew()
        std::uint32_t group;
        std::uint32_t before;
        std::vector<Alternative> alternatives;
        std::vector<std::int64_t> least; ///< cost of the cheapest alternative of this and all deeper levels
    };
    std::vector<Level> levels_;
    std::size_t depth_end_ = 0;
    double loss_to_beat_ = 0;
    std::uint64_t nodes_left_ = 0;
    bool found_ = false;
    std::uint32_t freed_count_ = 8;
    std::vector<std::uint32_t> freed_;
    std::vector<std::uint32_t> found_options_;
    std::vector<double> price_;
    double value_ = 0, best_value_ = 0, bound_ = 0, candidates_value_ = -1;
    std::uint64_t random_state_;
    std::uint64_t moves_ = 0;
};

} // namespace rasoat::planner::choice

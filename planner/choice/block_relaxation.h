#pragma once

#include "planner/choice/incumbent.h"
#include "planner/choice/instance.h"
#include "planner/choice/knapsack.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rasoat::planner::choice {

/// A bound on one block, priced budgets being paid at prices. Where a seat has options on several of the block's own
/// budgets (years), the rule "one option a seat" is relaxed too, at a price for each seat; then every own budget is a
/// knapsack by itself, solved exactly. That bound is at least as good as the linear relaxation's, and for small units
/// much better (Lagrangian decomposition; Jörnsten and Näsberg 1986 for generalised assignment).
class BlockRelaxation {
public:
    BlockRelaxation(const Instance& instance, const Block& block);

    /// Seat prices from the prices of all budgets: what the seat's best option brings above its costs.
    void start(const std::vector<double>& price);

    struct Step {
        double value = 0; ///< a bound on the block's benefit less its priced costs
        std::uint64_t work = 0;
    };
    /// Solves every knapsack at the present seat prices.
    Step evaluate(const std::vector<double>& price, Knapsack& knapsack, std::size_t state_limit);
    /// Before the first step at new prices: evaluates at the present seat prices.
    Step begin(const std::vector<double>& price, Knapsack& knapsack, std::size_t state_limit);
    /// Moves the seat prices against what was taken twice or not at all (subgradient with Polyak's step towards
    /// `target`, a value that the block is known to reach) and evaluates again. False when that was proven idle.
    bool step(const std::vector<double>& price, double target, Knapsack& knapsack, std::size_t state_limit);
    /// The best since begin(), and back to its seat prices.
    [[nodiscard]] double best_value() const { return best_value_; }
    void go_back_to_best() { seat_price_ = best_seat_price_; }
    [[nodiscard]] std::uint64_t work() const { return work_; }

    /// Whether no seat has a price: one evaluation says all.
    [[nodiscard]] bool is_exact() const { return contested_seats_ == 0; }
    /// Of the last evaluation: options taken, by knapsack, a seat maybe more than once.
    [[nodiscard]] const std::vector<std::uint32_t>& taken() const { return taken_; }
    /// Own-budget prices of the last evaluation, by position in the block.
    [[nodiscard]] const std::vector<double>& own_price() const { return own_price_; }

    /// For branching: a seat of the block may take options of one own budget only, or none of them.
    struct Decision {
        std::uint32_t seat = 0;   ///< within the block
        std::uint32_t budget = 0; ///< within the block; the number of own budgets stands for options without one
        bool only = false;        ///< true: nothing else; false: all else
    };
    /// From now on under these decisions alone.
    void decide(std::span<const Decision> decisions);
    /// The seat whose count of options taken is most at odds with its price, and its best budget, after an evaluation.
    /// None where the evaluation is the block's best under the decisions.
    [[nodiscard]] std::optional<Decision> conflict(const std::vector<double>& price) const;
    [[nodiscard]] const std::vector<double>& seat_prices() const { return seat_price_; }
    void set_seat_prices(const std::vector<double>& seat_prices);

private:
    struct Entry {
        std::uint32_t seat, option;
    };
    const Instance* instance_;
    const Block* block_;
    std::vector<Entry> entries_;             ///< by own budget, then seat; those without own budget last
    std::vector<std::uint32_t> first_entry_; ///< per own budget, one more for the free ones
    std::vector<char> blocked_;              ///< per entry: decided against
    std::vector<char> contested_;            ///< per seat: has options on several own budgets
    std::uint32_t contested_seats_ = 0;
    std::vector<double> seat_price_, best_seat_price_, direction_;
    std::vector<int> count_;
    std::vector<std::uint32_t> taken_;
    std::vector<double> own_price_;
    double value_ = 0, best_value_ = 0;
    double step_scale_ = 1;
    int since_better_ = 0;
    std::uint64_t work_ = 0;
};

} // namespace rasoat::planner::choice

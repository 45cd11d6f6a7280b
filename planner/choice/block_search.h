#pragma once

#include "planner/choice/instance.h"
#include "planner/choice/knapsack.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace rasoat::planner::choice {

/// Looks for good plans of one block, priced budgets being paid at prices and own budgets held exactly. Its move takes
/// one own budget and solves it anew as a knapsack, with a seat banned and seats of other budgets offered at what
/// they would leave behind; then the others are solved anew in turn. Repeatable from its seed.
class BlockSearch {
public:
    BlockSearch(const Instance& instance, const Block& block, std::uint64_t seed);

    /// What options bring at these prices, and how much may be spent: set before anything else.
    void set_prices(const std::vector<double>& price);
    /// What the block may draw on its own budgets, by position in the block.
    void set_capacity(std::span<const std::int64_t> capacity);

    /// Starts from options taken by a relaxation: a seat's best of several, dropped where a budget is overdrawn; then
    /// solves every own budget anew. Becomes the current plan.
    void start_from(std::span<const std::uint32_t> taken, const std::vector<double>& own_price, Knapsack& knapsack);
    /// Starts from a plan of the block.
    void load(const std::vector<std::uint32_t>& chosen);
    /// Tries so many moves from the current plan. `on_plan` is given the value of every plan() met and answers whether
    /// to go on.
    void improve(
        int moves, const std::vector<double>& own_price, Knapsack& knapsack,
        const std::function<bool(double)>& on_plan);

    [[nodiscard]] double value() const { return value_; }           ///< of the current plan, priced
    [[nodiscard]] double best_value() const { return best_value_; } ///< of the best met since set_prices()
    [[nodiscard]] const std::vector<std::uint32_t>& plan() const { return chosen_; } ///< option a seat of the block
    [[nodiscard]] const std::vector<std::uint32_t>& best() const { return best_; }
    void go_back_to_best();
    [[nodiscard]] std::uint64_t work() const { return work_; }

private:
    struct Entry {
        std::uint32_t seat, option; ///< seat within the block
    };
    enum class Offer { free_seats, all_seats };

    std::uint64_t random();
    [[nodiscard]] std::uint32_t place(std::uint32_t option) const;
    void assign(std::uint32_t seat, std::uint32_t option);
    bool solve(std::uint32_t budget, Offer offer, std::uint32_t banned_seat, Knapsack& knapsack);
    void solve_free();
    void settle(std::uint32_t from, Knapsack& knapsack);
    void sum_up();
    void remember_best();

    const Instance* instance_;
    const Block* block_;
    std::uint32_t budgets_;
    std::vector<Entry> entries_; ///< by own budget, then seat; those without own budget last
    std::vector<std::uint32_t> first_entry_;
    std::vector<double> profit_; ///< per option of the block
    std::vector<std::int64_t> capacity_;
    const std::vector<double>* own_price_ = nullptr;
    std::vector<std::uint32_t> chosen_, best_, before_;
    std::vector<std::uint32_t> order_, touched_;
    double value_ = 0, best_value_ = 0;
    double leave_worth_ = 1; ///< how much of its money's worth a seat taken from another budget is thought to leave
    std::uint64_t random_state_;
    std::uint64_t work_ = 0;
};

} // namespace rasoat::planner::choice

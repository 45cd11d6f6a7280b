#pragma once

#include "planner/model/units.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

/// The bare mathematics of a plan: at most one option a seat, no budget overdrawn, the sum of benefits the greatest
/// (the multiple-choice multi-dimensional knapsack). Knows no computers, no names and no clock but the deadline given.
namespace rasoat::planner {

/// Money that an option takes from one budget.
struct Draw {
    std::uint32_t budget = 0; ///< index into the problem's budgets
    Vnd amount;               ///< >= 0
};

/// Seats, their options and the budgets, stored flat so that a million seats fit in little memory.
/// Invariant: draws name existing budgets; amounts and benefits are not negative and finite; a total that would leave
/// 64 bits is refused when it is added.
class ChoiceProblem {
public:
    /// Throws InvalidProblem when the amount is negative.
    std::uint32_t add_budget(Vnd amount);
    /// Options added next belong to this seat.
    std::uint32_t add_seat();
    /// Returns the option's index within its seat. Throws InvalidProblem when a draw names no budget, an amount is
    /// negative, the benefit is negative or not finite, or the sum of all costs would pass 2^62 dong.
    std::uint32_t add_option(double benefit, std::span<const Draw> draws);

    [[nodiscard]] std::size_t budget_count() const { return budgets_.size(); }
    [[nodiscard]] std::size_t seat_count() const { return first_option_.size() - 1; }
    [[nodiscard]] std::size_t option_count() const { return benefits_.size(); }
    [[nodiscard]] Vnd budget(std::size_t index) const { return budgets_[index]; }
    /// Options of a seat are those from first_option(seat) up to first_option(seat + 1), by index over all options.
    [[nodiscard]] std::size_t first_option(std::size_t seat) const { return first_option_[seat]; }
    [[nodiscard]] double benefit(std::size_t option) const { return benefits_[option]; }
    [[nodiscard]] std::span<const Draw> draws(std::size_t option) const {
        return std::span(draws_).subspan(first_draw_[option], first_draw_[option + 1] - first_draw_[option]);
    }

private:
    std::vector<Vnd> budgets_;
    std::vector<std::uint64_t> first_option_{0};
    std::vector<double> benefits_;
    std::vector<std::uint64_t> first_draw_{0};
    std::vector<Draw> draws_;
    Vnd total_cost_;
    double total_benefit_ = 0;
};

/// What is wrong with a problem, by position; who knows the names adds them.
struct InvalidProblem : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// When to stop before a proof. Without any of them the search runs until it is proven.
struct Limits {
    std::optional<std::chrono::steady_clock::time_point> deadline; ///< not repeatable: the answer says that time cut it
    std::optional<std::uint64_t> nodes;                            ///< repeatable to the byte
    unsigned threads = 1;                                          ///< never changes the answer
    std::stop_token cancelled;
};

struct Progress {
    double benefit = 0;
    double bound = 0;
};
/// Called from the thread that called choose(), whenever the plan or the bound got better.
using ProgressSink = std::function<void(const Progress&)>;

enum class StoppedBy { proof, node_limit, deadline, cancellation };

struct Choice {
    /// For each seat the chosen option's index within the seat, or none.
    std::vector<std::optional<std::uint32_t>> chosen;
    std::vector<Vnd> spent;     ///< for each budget
    std::vector<double> prices; ///< benefit for one more dong of each budget (dual values of the relaxation)
    double benefit = 0;
    double bound = 0; ///< no choice can reach more than this
    bool proven_optimal = false;
    StoppedBy stopped_by = StoppedBy::proof;

    /// (bound - benefit) / benefit; zero where both are zero, infinite where only the benefit is.
    [[nodiscard]] double gap() const;
};

/// The best choice. `bound` holds however it stopped; `proven_optimal` only when benefit equals it to rounding.
[[nodiscard]] Choice choose(const ChoiceProblem& problem, const Limits& limits, const ProgressSink& on_progress = {});

} // namespace rasoat::planner

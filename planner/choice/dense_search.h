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

/// Local search over exchanges of one or two groups, with kicks. An option whose regret at the prices is above what
/// the plan loses against the bound is in no better plan, so only the others are looked at: the better the plan, the
/// smaller the neighbourhood. Repeatable from its seed.
class DenseSearch {
public:
    DenseSearch(const DenseProblem& problem, std::uint64_t seed);

    /// Any prices >= 0; good ones make the search fast.
    void set_prices(const std::vector<double>& price);
    /// Starts from a plan within the budgets: an option or none for each group.
    void start(const std::vector<std::uint32_t>& chosen);
    /// So many kicks, each followed by exchanges until none helps; stops early when `cut` says so.
    void improve(int kicks, const std::function<bool()>& cut);

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
    void kick();
    void repair();

    const DenseProblem& problem_;
    std::vector<double> regret_;                              ///< per option
    std::vector<double> none_regret_;                         ///< per group
    std::vector<std::uint32_t> candidates_, first_candidate_; ///< per group; `none` among them where it may help
    std::vector<std::uint32_t> chosen_, best_, before_;
    std::vector<std::int64_t> left_, left_before_;
    std::vector<Change> gains_, gives_;
    double value_ = 0, best_value_ = 0, bound_ = 0, candidates_value_ = -1;
    std::uint64_t random_state_;
    std::uint64_t moves_ = 0;
};

} // namespace rasoat::planner::choice

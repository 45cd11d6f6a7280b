#pragma once

#include "planner/choice/choice.h"
#include "planner/model/fleet.h"
#include "planner/model/policies.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Which fund may pay for what, and what that takes from the budgets of a choice. Every limit on money becomes budgets
/// that no choice overdraws: what a fund holds, what its shares allow, and, where money is carried over, what it holds
/// from its first year up to each later one.
namespace rasoat::planner {

/// What is to be paid: one line of a plan, whole, in one year.
struct PaidLine {
    std::uint32_t unit = 0;
    std::uint32_t role = 0;
    Year year;
    SpendingKind spending = SpendingKind::recurrent;
    ItemKind item = ItemKind::parts;
    Vnd cost;
};

/// One way to pay it.
struct Payment {
    std::uint32_t fund =
        0; ///< index into Fleet::funds: that of the year, else the last one before with money left over
    std::vector<Draw> draws;
};

class Funding {
public:
    /// For a fleet and policies that were checked.
    Funding(const Fleet& fleet, const Policies& policies);

    [[nodiscard]] std::span<const Vnd> budgets() const { return budgets_; }

    /// All ways to pay for the line: by any fund of its year, or carried into it, of the seat's unit or one above it or
    /// of the whole organisation, that allows its unit, role, item and kind of spending. The nearest unit's fund first.
    [[nodiscard]] std::vector<Payment> payments_for(const PaidLine& line) const;

    /// Money of one line of funds in one year of the plan.
    struct Purse {
        std::uint32_t fund = 0;        ///< as in Payment
        Vnd amount;                    ///< new in this year, the reserve taken off
        bool from_year_before = false; ///< what the year before left is added
        std::uint32_t budget = 0;      ///< of all that was there up to this year
    };
    /// All purses from which something may be paid, those of one line of funds in the order of their years.
    [[nodiscard]] std::span<const Purse> purses() const { return purses_; }
    /// Index of the purse that a payment empties.
    [[nodiscard]] std::uint32_t purse_of(const Payment& payment) const {
        return purse_of_budget_[payment.draws.front().budget];
    }

    /// What one more dong in that fund would be worth, at the worth of one more dong in each budget. 0 for a fund
    /// outside the years planned.
    [[nodiscard]] double price_of(std::uint32_t fund, std::span<const double> prices) const;

private:
    /// One limit on a line of funds: the budgets of each year of the plan, and the last year whose budget a payment
    /// of that year still draws on.
    struct Limit {
        const FundShare* share = nullptr; ///< none: the money itself
        std::vector<std::uint32_t> budget;
    };
    struct FundLine {
        std::vector<std::optional<std::uint32_t>> fund; ///< that pays in each year of the plan; none: no money then
        std::vector<std::uint32_t> last;                ///< for each year, the last one into which its rest is carried
        std::vector<Limit> limits;                      ///< the money itself first
    };

    void add(const std::vector<std::uint32_t>& funds);
    void add_limit(FundLine& line, const FundShare* share, const std::vector<Vnd>& amounts);
    [[nodiscard]] std::vector<Vnd> amounts_of(const std::vector<std::uint32_t>& funds, const FundShare* share) const;
    [[nodiscard]] bool eligible(const Fund& fund, const PaidLine& line) const;
    [[nodiscard]] bool draws_on(const FundShare* share, const PaidLine& line) const;
    [[nodiscard]] bool among(const std::vector<std::uint32_t>& units, std::uint32_t unit) const;

    const Fleet& fleet_;
    Year first_year_;
    int years_;
    Share reserve_;
    std::vector<FundLine> lines_;
    std::vector<std::vector<std::uint32_t>> lines_of_unit_; ///< one row more, for the whole organisation
    std::vector<Vnd> budgets_;
    std::vector<Purse> purses_;
    std::vector<std::uint32_t> purse_of_budget_; ///< meant where the budget is that of a purse
};

} // namespace rasoat::planner

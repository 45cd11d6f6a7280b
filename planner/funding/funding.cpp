#include "planner/funding/funding.h"

#include <algorithm>
#include <map>
#include <string>

namespace rasoat::planner {
namespace {

template <typename Value>
bool holds(const std::vector<Value>& values, Value value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

/// Funds of one line together, by year; in the order of each line's first fund. Years outside the plan are left out.
std::vector<std::vector<std::uint32_t>> funds_by_line(const Fleet& fleet, const Policies& policies) {
    std::vector<std::vector<std::uint32_t>> lines;
    std::map<std::string_view, std::size_t> line_named;
    for (std::uint32_t index = 0; index < fleet.funds.size(); ++index) {
        const Fund& fund = fleet.funds[index];
        if (fund.year < policies.first_year || fund.year - policies.first_year >= policies.years) continue;
        if (fund.line.empty()) {
            lines.push_back({index});
            continue;
        }
        const auto [found, added] = line_named.emplace(fund.line, lines.size());
        if (added) lines.emplace_back();
        lines[found->second].push_back(index);
    }
    for (auto& line : lines)
        std::stable_sort(
            line.begin(), line.end(), [&](auto a, auto b) { return fleet.funds[a].year < fleet.funds[b].year; });
    return lines;
}

} // namespace

Funding::Funding(const Fleet& fleet, const Policies& policies)
    : fleet_(fleet), first_year_(policies.first_year), years_(policies.years), reserve_(policies.reserve),
      lines_of_unit_(fleet.units.size() + 1) {
    for (const auto& funds : funds_by_line(fleet, policies))
        add(funds);
}

void Funding::add(const std::vector<std::uint32_t>& funds) {
    const Fund& first = fleet_.funds[funds.front()];
    const auto years = static_cast<std::size_t>(years_);
    FundLine line;
    line.fund.resize(years);
    line.last.resize(years);
    std::vector<bool> carries(years, false);
    for (const std::uint32_t index : funds) {
        const auto offset = static_cast<std::size_t>(fleet_.funds[index].year - first_year_);
        line.fund[offset] = index;
        carries[offset] = fleet_.funds[index].carries_over;
    }
    for (std::size_t year = 1; year < years; ++year) {
        if (line.fund[year] || !carries[year - 1]) continue;
        line.fund[year] = line.fund[year - 1]; // a year without a fund of its own goes on with what is left
        carries[year] = true;
    }
    for (std::size_t year = years; year-- > 0;)
        line.last[year] = static_cast<std::uint32_t>(carries[year] && year + 1 < years ? line.last[year + 1] : year);

    add_limit(line, nullptr, amounts_of(funds, nullptr));
    for (const FundShare& share : first.shares)
        add_limit(line, &share, amounts_of(funds, &share));
    lines_of_unit_[first.unit.value_or(static_cast<std::uint32_t>(fleet_.units.size()))].push_back(
        static_cast<std::uint32_t>(lines_.size()));
    lines_.push_back(std::move(line));
}

std::vector<Vnd> Funding::amounts_of(const std::vector<std::uint32_t>& funds, const FundShare* share) const {
    std::vector<Vnd> amounts(static_cast<std::size_t>(years_));
    for (const std::uint32_t index : funds) {
        const Fund& fund = fleet_.funds[index];
        const Vnd usable = fund.amount - reserve_.up(fund.amount);
        Vnd& amount = amounts[static_cast<std::size_t>(fund.year - first_year_)];
        if (!share)
            amount += usable;
        else if (share->rule == FundShare::Rule::at_most)
            amount += share->share.down(fund.amount);
        else
            amount += std::max(Vnd{0}, usable - share->share.up(fund.amount));
    }
    return amounts;
}

void Funding::add_limit(FundLine& line, const FundShare* share, const std::vector<Vnd>& amounts) {
    Limit limit;
    limit.share = share;
    limit.budget.resize(amounts.size());
    Vnd up_to_here;
    for (std::size_t year = 0; year < amounts.size(); ++year) {
        if (!line.fund[year]) continue;
        const bool from_year_before = year > 0 && line.last[year - 1] > year - 1;
        up_to_here = from_year_before ? up_to_here + amounts[year] : amounts[year];
        limit.budget[year] = static_cast<std::uint32_t>(budgets_.size());
        budgets_.push_back(up_to_here);
        purse_of_budget_.push_back(static_cast<std::uint32_t>(purses_.size()));
        if (!share) purses_.push_back({*line.fund[year], amounts[year], from_year_before, limit.budget[year]});
    }
    line.limits.push_back(std::move(limit));
}

std::vector<Payment> Funding::payments_for(const PaidLine& line) const {
    std::vector<Payment> payments;
    const auto year = static_cast<std::size_t>(line.year - first_year_);
    const auto take = [&](const std::vector<std::uint32_t>& lines) {
        for (const std::uint32_t index : lines) {
            const FundLine& funds = lines_[index];
            if (!funds.fund[year] || !eligible(fleet_.funds[*funds.fund[year]], line)) continue;
            Payment payment{.fund = *funds.fund[year]};
            for (const Limit& limit : funds.limits) {
                if (!draws_on(limit.share, line)) continue;
                for (std::size_t later = year; later <= funds.last[year]; ++later)
                    payment.draws.push_back({limit.budget[later], line.cost});
            }
            payments.push_back(std::move(payment));
        }
    };
    for (std::optional<std::uint32_t> place = line.unit; place; place = fleet_.units[*place].parent)
        take(lines_of_unit_[*place]);
    take(lines_of_unit_.back());
    return payments;
}

double Funding::price_of(std::uint32_t fund, std::span<const double> prices) const {
    const Fund& its = fleet_.funds[fund];
    const int offset = its.year - first_year_;
    if (offset < 0 || offset >= years_) return 0;
    const auto year = static_cast<std::size_t>(offset);
    for (const FundLine& line : lines_) {
        if (line.fund[year] != fund) continue;
        double price = 0;
        for (const Limit& limit : line.limits) {
            double part = 1 - reserve_.number();
            if (limit.share)
                part = limit.share->rule == FundShare::Rule::at_most
                           ? limit.share->share.number()
                           : std::max(0.0, part - limit.share->share.number());
            for (std::size_t later = year; later <= line.last[year]; ++later)
                price += part * prices[limit.budget[later]];
        }
        return price;
    }
    return 0;
}

bool Funding::eligible(const Fund& fund, const PaidLine& line) const {
    return (!fund.kind || *fund.kind == line.spending) && among(fund.eligible_units, line.unit) &&
           (fund.eligible_roles.empty() || holds(fund.eligible_roles, line.role)) &&
           (fund.eligible_items.empty() || holds(fund.eligible_items, line.item));
}

bool Funding::draws_on(const FundShare* share, const PaidLine& line) const {
    if (!share) return true;
    const bool meant = among(share->units, line.unit) && (share->items.empty() || holds(share->items, line.item));
    return meant == (share->rule == FundShare::Rule::at_most);
}

bool Funding::among(const std::vector<std::uint32_t>& units, std::uint32_t unit) const {
    if (units.empty()) return true;
    for (std::optional<std::uint32_t> place = unit; place; place = fleet_.units[*place].parent)
        if (holds(units, *place)) return true;
    return false;
}

} // namespace rasoat::planner

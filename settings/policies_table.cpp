#include "settings/policies_table.h"

#include "settings/toml_reader.h"

#include <fmt/format.h>

namespace rasoat::settings {

planner::Policies read_policies(const std::filesystem::path& config) {
    const auto root = read_toml(config / "policies.toml");
    planner::Policies policies;
    const auto years = [&](std::string_view key, int otherwise, IntegerRange range) {
        return static_cast<int>(root.integer_or(key, otherwise, range));
    };
    policies.years = years("years", policies.years, {1, 5});
    policies.horizon_years = years("horizon_years", policies.horizon_years, {1, 20});
    if (policies.horizon_years < policies.years)
        root.refuse(
            "horizon_years", fmt::format("= {} is less than years = {}", policies.horizon_years, policies.years));
    policies.price_growth = root.real_or("price_growth", policies.price_growth, {-0.5, 1});
    policies.minimum_replacement_age = years("minimum_replacement_age", policies.minimum_replacement_age, {0, 50});
    policies.old_age = years("old_age", policies.old_age, {0, 50});
    policies.yearly_ageing = root.real_or("yearly_ageing", policies.yearly_ageing, {0, 100});
    policies.fit_from = root.real_or("fit_from", policies.fit_from, {0, 100});
    policies.investment_from = {
        root.integer_or("investment_from", policies.investment_from.amount, {0, 1'000'000'000'000})};
    root.refuse_unknown_keys();
    return policies;
}

} // namespace rasoat::settings

#include "settings/policies_table.h"

#include "settings/toml_reader.h"

#include <fmt/format.h>

namespace rasoat::settings {
namespace {

const Choices<planner::Lots::Scope> lot_scopes{
    {"unit", planner::Lots::Scope::unit}, {"organisation", planner::Lots::Scope::organisation}};

} // namespace

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
    planner::FailureRates& failures = policies.failures;
    failures.first_year = root.real_or("failure_first_year", failures.first_year, {0, 1});
    failures.yearly_growth = root.real_or("failure_yearly_growth", failures.yearly_growth, {0, 1});
    failures.disk_warning = root.real_or("failure_disk_warning", failures.disk_warning, {0, 1});
    failures.disk_failing = root.real_or("failure_disk_failing", failures.disk_failing, {0, 1});
    policies.tolerated_strain =
        static_cast<int>(root.integer_or("tolerated_strain", policies.tolerated_strain, {0, 50}));
    policies.fit_from = root.real_or("fit_from", policies.fit_from, {0, 100});
    policies.investment_from = {
        root.integer_or("investment_from", policies.investment_from.amount, {0, 1'000'000'000'000})};
    policies.reserve = planner::Share::of(root.real_or("reserve", 0, {0, 1}));
    const auto fit_share = planner::Share::of(root.real_or("minimum_fit_share", 0, {0, 1}));
    if (fit_share > planner::Share{}) policies.coverages.push_back({std::nullopt, fit_share, std::nullopt});
    policies.equal_treatment = root.boolean_or("equal_treatment", policies.equal_treatment);
    planner::Lots& lots = policies.lots;
    lots.least = static_cast<int>(root.integer_or("lot_least", lots.least, {0, 1'000'000}));
    lots.scope = root.choice_or("lot_scope", lots.scope, lot_scopes);
    lots.own_price_markup = root.real_or("own_price_markup", lots.own_price_markup, {0, 10});
    using planner::CascadePool;
    policies.cascade = root.choice_or<CascadePool>(
        "cascade", policies.cascade,
        {{"none", CascadePool::none}, {"unit", CascadePool::unit}, {"organisation", CascadePool::organisation}});
    policies.moving_cost = {root.integer_or("moving_cost", policies.moving_cost.amount, {0, 1'000'000'000'000})};
    policies.moving_points = root.real_or("moving_points", policies.moving_points, {0, 1000});
    policies.half_hours_a_day = years("half_hours_a_day", policies.half_hours_a_day, {1, 48});
    root.refuse_unknown_keys();
    return policies;
}

} // namespace rasoat::settings

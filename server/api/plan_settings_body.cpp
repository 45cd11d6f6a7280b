#include "server/api/plan_settings_body.h"

#include "server/planning/plan_settings_json.h"

namespace rasoat::api {
namespace {

using planning::PlanSettings;

constexpr std::int64_t most_money = 1'000'000'000'000'000; // a thousand trillion VND: beyond any state budget
constexpr std::size_t most_fund_amounts = 500;
constexpr std::size_t most_locks = 2000;
constexpr JsonBody::Range budget_years{2020, 2100};

int small_or(JsonBody& body, std::string_view key, int otherwise, JsonBody::Range range) {
    return static_cast<int>(body.integer_if_set(key, range).value_or(otherwise));
}

/// A part of a whole that goes in per cent.
double part_or(JsonBody& body, std::string_view key, double otherwise, double least, double most) {
    return body.real_or(key, otherwise * 100, least, most) / 100;
}

std::vector<planning::FundAmount> amounts_in(JsonBody& body) {
    std::vector<planning::FundAmount> amounts;
    for (auto& item : body.objects("fund_amounts", most_fund_amounts)) {
        auto fund = item.text("fund", {1, 100});
        amounts.push_back({std::move(fund), {item.integer("amount", {0, most_money})}});
        item.refuse_unknown();
    }
    return amounts;
}

std::optional<PlanSettings::Coverage> coverage_in(JsonBody& body) {
    auto object = body.object_if_set("coverage");
    if (!object) return std::nullopt;
    PlanSettings::Coverage coverage;
    coverage.share = planner::Share::of(object->real("share_percent", 0, 100) / 100);
    if (const auto year = object->integer_if_set("by_year", budget_years))
        coverage.by_year = store::Year{static_cast<int>(*year)};
    object->refuse_unknown();
    return coverage;
}

std::optional<PlanSettings::Lots> lots_in(JsonBody& body) {
    auto object = body.object_if_set("lots");
    if (!object) return std::nullopt;
    PlanSettings::Lots lots;
    lots.least = static_cast<int>(object->integer("least", {2, 100'000}));
    lots.scope = object->choice_or<planner::Lots::Scope>(
        "scope", lots.scope,
        {{"unit", planner::Lots::Scope::unit}, {"organisation", planner::Lots::Scope::organisation}});
    lots.own_price_markup = part_or(*object, "own_price_markup_percent", lots.own_price_markup, 0, 1000);
    object->refuse_unknown();
    return lots;
}

std::vector<planning::SeatLock> locks_in(JsonBody& body) {
    std::vector<planning::SeatLock> locks;
    for (auto& item : body.objects("locks", most_locks))
        locks.push_back(lock_in(item));
    return locks;
}

} // namespace

planning::SeatLock lock_in(JsonBody& body) {
    const auto seat = store::parse_id<store::SeatId>(body.text("seat_id", {1, 30}));
    if (!seat) body.refuse("seat_id", "phải là mã của một vị trí", "must be a seat's id");
    const auto kind = body.text("kind", {1, 20});
    const auto option = body.text_if_set("option", {1, 20}).value_or("");
    const auto lock = planning::lock_kind(kind, option);
    if (!lock)
        body.refuse(
            kind == "must" ? "option" : "kind",
            "phải là must (kèm option: replace, upgrade hoặc null) hoặc must_not (không kèm option)",
            "must be must (with option replace, upgrade or null) or must_not (without option)");
    body.refuse_unknown();
    return {*seat, *lock};
}

planning::PlanSettings settings_in(JsonBody& body, const planning::PlanSettings& otherwise) {
    using planner::CascadePool;
    auto settings = otherwise;
    settings.first_year.value = small_or(body, "first_year", settings.first_year.value, budget_years);
    settings.years = small_or(body, "years", settings.years, {1, 5});
    settings.horizon_years = small_or(body, "horizon_years", settings.horizon_years, {1, 20});
    if (body.holds("budget")) {
        const auto budget = body.integer_if_set("budget", {0, most_money});
        settings.budget = budget ? std::optional(store::Vnd{*budget}) : std::nullopt;
    }
    if (body.holds("fund_amounts")) settings.fund_amounts = amounts_in(body);
    settings.price_growth = part_or(body, "price_change_percent", settings.price_growth, -50, 100);
    settings.minimum_replacement_age =
        small_or(body, "minimum_replacement_age", settings.minimum_replacement_age, {0, 20});
    settings.cascade = body.choice_or<CascadePool>(
        "cascade", settings.cascade,
        {{"none", CascadePool::none}, {"unit", CascadePool::unit}, {"organisation", CascadePool::organisation}});
    settings.moving_cost.amount =
        body.integer_if_set("moving_cost", {0, 1'000'000'000}).value_or(settings.moving_cost.amount);
    if (body.holds("coverage")) settings.coverage = coverage_in(body);
    settings.equal_treatment = body.boolean_or("equal_treatment", settings.equal_treatment);
    if (body.holds("lots")) settings.lots = lots_in(body);
    settings.reserve = planner::Share::of(part_or(body, "reserve_percent", settings.reserve.number(), 0, 100));
    if (body.holds("carry_over")) settings.carry_over = body.boolean_if_set("carry_over");
    settings.half_hours_a_day = small_or(body, "half_hours_a_day", settings.half_hours_a_day, {1, 48});
    if (body.holds("locks")) settings.locks = locks_in(body);
    body.refuse_unknown();
    return settings;
}

} // namespace rasoat::api

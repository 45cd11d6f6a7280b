#include "server/planning/plan_making.h"
#include "server/planning/plan_settings_json.h"
#include "server/store/store_error.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using planner::Lock;

namespace {

constexpr planner::Year next_year{2027};

/// The field that is named where the settings leave no plan.
std::string field_refused(const planning::ReviewedFleet& reviewed, const planning::PlanSettings& settings) {
    try {
        (void)planning::plan_input(reviewed, settings);
    } catch (const planning::PlanRefused& refused) {
        return refused.field();
    }
    return "nothing";
}

} // namespace

TEST_CASE("settings begin as the organisation's policies, for the coming year", "[plans][settings]") {
    SmallDistrict district;
    const auto settings = planning::default_settings(*district.office.reviewed());
    REQUIRE(settings.first_year == next_year);
    REQUIRE(settings.years == 1);
    REQUIRE(settings.cascade == shipped_rules().policies.cascade);
    REQUIRE(settings.minimum_replacement_age == shipped_rules().policies.minimum_replacement_age);
    REQUIRE_FALSE(settings.budget);
    REQUIRE_FALSE(settings.coverage);
    REQUIRE_FALSE(settings.lots);
}

TEST_CASE("settings are read back as they were written", "[plans][settings]") {
    planning::PlanSettings settings;
    settings.first_year = next_year;
    settings.years = 3;
    settings.budget = store::Vnd{1'234'567'890};
    settings.fund_amounts = {{"tx-2027", {5'000'000}}};
    settings.price_growth = 0.07;
    settings.cascade = planner::CascadePool::organisation;
    settings.coverage = planning::PlanSettings::Coverage{planner::Share::of(0.625), planner::Year{2028}};
    settings.equal_treatment = true;
    settings.lots = planning::PlanSettings::Lots{20, planner::Lots::Scope::organisation, 0.07};
    settings.reserve = planner::Share::of(0.1);
    settings.carry_over = false;
    settings.locks = {
        {{1}, Lock::Kind::must_mend},
        {{2}, Lock::Kind::must_replace},
        {{3}, Lock::Kind::must_upgrade},
        {{4}, Lock::Kind::keep}};
    REQUIRE(planning::settings_from_json(planning::to_json(settings)) == settings);
    REQUIRE(planning::settings_from_json(planning::to_json(planning::PlanSettings{})) == planning::PlanSettings{});
    REQUIRE_THROWS_AS(planning::settings_from_json("{}"), store::StoreCorrupt);
    REQUIRE_THROWS_AS(planning::settings_from_json("years = 3"), store::StoreCorrupt);
}

TEST_CASE(
    "the money is that of the years planned, with the amounts that the settings put in place", "[plans][settings]") {
    SmallDistrict district;
    for (const int year : {2026, 2027, 2028, 2029})
        district.office.add_fund("tx-" + std::to_string(year), {year}, store::Vnd{year * 10'000});
    const auto reviewed = district.office.reviewed();
    auto settings = planning::default_settings(*reviewed);
    settings.years = 2;
    settings.fund_amounts = {{"tx-2028", {7'000'000}}};
    settings.carry_over = true;
    const auto input = planning::plan_input(*reviewed, settings);
    REQUIRE(input.fleet.funds.size() == 2);
    REQUIRE(input.fleet.funds[0].amount == store::Vnd{20'270'000});
    REQUIRE(input.fleet.funds[1].amount == store::Vnd{7'000'000});
    REQUIRE(input.fleet.funds[0].carries_over);
    REQUIRE(input.policies.years == 2);

    settings.budget = store::Vnd{50'000'000};
    const auto one_sum = planning::plan_input(*reviewed, settings).fleet.funds;
    REQUIRE(one_sum.size() == 1);
    REQUIRE(one_sum[0].carries_over);
    REQUIRE(one_sum[0].amount == store::Vnd{50'000'000});
}

TEST_CASE("settings that cannot be are refused by their field", "[plans][settings]") {
    SmallDistrict district;
    district.office.add_fund("tx-2027", next_year, store::Vnd{20'000'000});
    const auto reviewed = district.office.reviewed();
    const auto usual = planning::default_settings(*reviewed);
    REQUIRE(field_refused(*reviewed, usual) == "nothing");

    auto settings = usual;
    settings.first_year = {2025};
    REQUIRE(field_refused(*reviewed, settings) == "/first_year");
    settings = usual;
    settings.first_year = {2031};
    REQUIRE(field_refused(*reviewed, settings) == "/budget");
    settings = usual;
    settings.fund_amounts = {{"tx-2027", {1}}, {"none", {1}}};
    REQUIRE(field_refused(*reviewed, settings) == "/fund_amounts/1/fund");
    settings = usual;
    settings.horizon_years = 1;
    settings.years = 2;
    REQUIRE(field_refused(*reviewed, settings) == "/horizon_years");
    settings = usual;
    settings.coverage = planning::PlanSettings::Coverage{planner::Share::of(0.5), planner::Year{2029}};
    REQUIRE(field_refused(*reviewed, settings) == "/coverage/by_year");
    settings = usual;
    settings.locks = {{district.low, Lock::Kind::keep}, {store::SeatId{999}, Lock::Kind::keep}};
    REQUIRE(field_refused(*reviewed, settings) == "/locks/1/seat_id");
    settings.locks = {{district.low, Lock::Kind::keep}, {district.low, Lock::Kind::must_mend}};
    REQUIRE(field_refused(*reviewed, settings) == "/locks/1/seat_id");
}

TEST_CASE("locks that no money reaches are named with their seats and what is missing", "[plans][settings]") {
    SmallDistrict district;
    const auto reviewed = district.office.reviewed();
    auto settings = planning::default_settings(*reviewed);
    settings.budget = store::Vnd{1'000'000};
    settings.locks = {{district.empty, Lock::Kind::must_replace}};
    try {
        (void)planning::make_plan(*reviewed, settings, {});
        FAIL("a new machine cannot be had for a million");
    } catch (const planning::PlanRefused& refused) {
        REQUIRE(refused.conflicts().size() == 1);
        const auto& conflict = refused.conflicts()[0];
        REQUIRE(conflict.seats.size() == 1);
        REQUIRE(conflict.seats[0].id == district.empty);
        REQUIRE(conflict.money);
        REQUIRE(conflict.money->cost > conflict.money->held);
        REQUIRE(conflict.money->held == store::Vnd{1'000'000});
        REQUIRE(refused.why().vi.find("xa-03") != std::string::npos);
    }
}

TEST_CASE("a lock for which nothing can be done is refused by its place", "[plans][settings]") {
    SmallDistrict district;
    const auto reviewed = district.office.reviewed();
    auto settings = planning::default_settings(*reviewed);
    settings.budget = store::Vnd{100'000'000};
    settings.locks = {{district.low, Lock::Kind::keep}, {district.empty, Lock::Kind::must_upgrade}};
    try {
        (void)planning::make_plan(*reviewed, settings, {});
        FAIL("an empty seat has nothing to upgrade");
    } catch (const planning::PlanRefused& refused) {
        REQUIRE(refused.field() == "/locks/1/kind");
        REQUIRE(refused.why().vi.find("phải được nâng cấp") != std::string::npos);
    }
}

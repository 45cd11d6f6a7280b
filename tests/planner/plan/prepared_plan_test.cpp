#include "planner/prepared_plan.h"
#include "planner/sample/office_fleet.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>

using namespace rasoat::planner;

namespace {

/// The sample's fleet with so many times its money.
Fleet with_money(const Fleet& fleet, double times) {
    Fleet with = fleet;
    for (Fund& fund : with.funds)
        fund.amount = {static_cast<std::int64_t>(static_cast<double>(fund.amount.amount) * times)};
    return with;
}

constexpr CascadePool pools[] = {CascadePool::none, CascadePool::unit, CascadePool::organisation};

Limits nodes(std::uint64_t count) {
    Limits limits;
    limits.nodes = count;
    return limits;
}

/// The deadline has passed before anything was begun, on whatever machine.
Limits no_time() {
    Limits limits;
    limits.deadline = std::chrono::steady_clock::time_point{};
    return limits;
}

} // namespace

TEST_CASE("a preparation serves any money as if the plan had been asked for alone") {
    auto sample = sample::office_fleet({.seats = 90, .years = 2, .seed = 3});
    for (const CascadePool pool : pools) {
        sample.policies.cascade = pool;
        const PlanPreparation preparation = prepare_plan(sample.fleet, sample.policies, nodes(2'000));
        for (const double times : {0.0, 0.5, 2.0}) {
            const Fleet fleet = with_money(sample.fleet, times);
            const Plan prepared = plan_prepared(fleet, sample.policies, preparation, nodes(2'000));
            const Plan alone = plan(fleet, sample.policies, nodes(2'000));
            CHECK(prepared.benefit == alone.benefit);
            CHECK(prepared.bound == alone.bound);
            CHECK(prepared.spent_by_fund == alone.spent_by_fund);
        }
    }
}

TEST_CASE("a plan that has no time to search is little worse than one that has, and says how much") {
    for (const int years : {1, 3}) {
        auto sample = sample::office_fleet({.seats = 150, .years = years, .seed = 1});
        for (const CascadePool pool : pools) {
            sample.policies.cascade = pool;
            const PlanPreparation preparation = prepare_plan(sample.fleet, sample.policies, nodes(3'000));
            for (const double times : {0.2, 1.0}) {
                const Fleet fleet = with_money(sample.fleet, times);
                const Plan searched = plan_prepared(fleet, sample.policies, preparation, nodes(3'000));
                const Plan quick = plan_prepared(fleet, sample.policies, preparation, no_time());
                CAPTURE(years, static_cast<int>(pool), times, quick.benefit / searched.benefit, quick.gap);
                CHECK(quick.benefit >= 0.9 * searched.benefit);
                CHECK(quick.bound >= searched.benefit * (1 - 1e-9));
                CHECK(quick.bound <= 1.5 * searched.benefit);
            }
        }
    }
}

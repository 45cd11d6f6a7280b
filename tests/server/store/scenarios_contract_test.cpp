#include "tests/server/store/added_records.h"
#include "tests/server/store/sample_records.h"
#include "tests/server/store/scratch_store.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using store::Transaction;

namespace {

store::Scenario sample_scenario(const std::string& name) {
    store::Scenario scenario;
    scenario.name = name;
    scenario.made_at = scenario.changed_at = at();
    scenario.made_by = scenario.changed_by = "lan";
    scenario.settings = R"({"years":2})";
    return scenario;
}

} // namespace

TEST_CASE("a scenario is read back as it was written, also once it is removed", "[store]") {
    const auto scratch = scratch_store();
    auto scenario = added(scratch->store(), sample_scenario("Thay máy một cửa"), &Transaction::add_scenario);
    const auto other = added(scratch->store(), sample_scenario("Tiết kiệm"), &Transaction::add_scenario);
    scratch->reopen();
    REQUIRE(scratch->store().snapshot()->scenario(scenario.id) == scenario);

    scenario.version = 2;
    scenario.changed_at = at(5);
    scenario.changed_by = "minh";
    scenario.removed = true;
    scenario.settings = R"({"years":3})";
    scratch->store().write([&](Transaction& transaction) { transaction.put_scenario(scenario); });
    REQUIRE(scratch->store().snapshot()->scenarios() == std::vector{scenario, other});
    REQUIRE_FALSE(scratch->store().snapshot()->scenario(store::ScenarioId{99}));

    scenario.id = store::ScenarioId{99};
    const auto put_unknown = [&] {
        scratch->store().write([&](Transaction& transaction) { transaction.put_scenario(scenario); });
    };
    REQUIRE_THROWS_AS(put_unknown(), store::StoreConflict);
}

TEST_CASE("of a scenario's plans the last one is found, without its document", "[store]") {
    const auto scratch = scratch_store();
    auto& store = scratch->store();
    const auto scenario = added(store, sample_scenario("Thay máy một cửa"), &Transaction::add_scenario);
    store::Plan plan{{}, at(), "lan", {2027}, {900}, {800}, 12.5, 13.25, "doc"};
    plan.scenario = scenario.id;
    plan.years = 3;
    plan.seats = 420;
    plan.seats_fit_before = 250;
    plan.seats_fit_after = 400;
    (void)added(store, plan, &Transaction::add_plan);
    plan.spent = {850};
    plan = added(store, plan, &Transaction::add_plan);
    (void)added(store, store::Plan{{}, at(), "lan", {2027}, {1}, {0}, 0, 0, "doc"}, &Transaction::add_plan);

    const auto reader = store.snapshot();
    REQUIRE(reader->plan(plan.id) == plan);
    auto listed = plan;
    listed.packed_document.clear();
    REQUIRE(reader->latest_plan_of(scenario.id) == listed);
    REQUIRE_FALSE(reader->latest_plan_of(store::ScenarioId{7}));

    plan.scenario = store::ScenarioId{7};
    const auto add_for_none = [&] { (void)added(store, plan, &Transaction::add_plan); };
    REQUIRE_THROWS_AS(add_for_none(), store::StoreConflict);
}

TEST_CASE("a scenario changes nothing that a ranking is made from", "[store]") {
    const auto scratch = scratch_store();
    const auto before = scratch->store().revision();
    (void)added(scratch->store(), sample_scenario("Thay máy một cửa"), &Transaction::add_scenario);
    REQUIRE(scratch->store().revision() == before);
}

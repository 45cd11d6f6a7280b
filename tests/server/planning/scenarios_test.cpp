#include "server/planning/plans.h"
#include "server/planning/scenarios.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using planning::ScenarioSuperseded;

namespace {

struct Scenarios {
    SmallDistrict district;
    store::Store& store = district.office.store();
    planning::PlanSettings settings = planning::default_settings(*district.office.reviewed());

    store::ScenarioId add(const std::string& name, int second = 0) {
        return planning::add_scenario(store, {name, settings}, {"lan", at(second)});
    }
    std::optional<planning::Scenario>
    change(store::ScenarioId id, std::int64_t read, const std::string& name, int second) {
        return planning::change_scenario(store, id, read, {name, settings}, {"minh", at(second)});
    }
    planning::Scenario get(store::ScenarioId id) { return planning::scenario_by_id(*store.snapshot(), id).value(); }
    std::vector<std::string> trail(std::size_t most) {
        std::vector<std::string> lines;
        for (const auto& entry : store.snapshot()->audit_trail({}, most))
            lines.push_back(entry.actor + ' ' + entry.action + ' ' + entry.subject + ' ' + entry.detail);
        return lines;
    }
};

} // namespace

TEST_CASE("who changes a scenario that somebody else has changed is told so, and nothing is lost", "[scenarios]") {
    Scenarios office;
    const auto id = office.add("Thay máy một cửa");
    office.settings.years = 3;
    const auto changed = office.change(id, 1, "Thay máy một cửa, ba năm", 5);
    REQUIRE(changed);
    REQUIRE(changed->version == 2);
    REQUIRE(changed->settings.years == 3);
    REQUIRE(changed->made_by == "lan");

    try {
        (void)planning::change_scenario(office.store, id, 1, {"Của tôi", office.settings}, {"lan", at(9)});
        FAIL("version 1 is no more");
    } catch (const ScenarioSuperseded& superseded) {
        REQUIRE(superseded.version() == 2);
        REQUIRE(superseded.by() == "minh");
        REQUIRE(superseded.at() == at(5));
    }
    REQUIRE_THROWS_AS(planning::remove_scenario(office.store, id, 1, {"lan", at(9)}), ScenarioSuperseded);
    REQUIRE(office.get(id).name == "Thay máy một cửa, ba năm");
    REQUIRE_FALSE(office.change(store::ScenarioId{99}, 1, "Không có", 9));
}

TEST_CASE("a change that changes nothing makes no new version", "[scenarios]") {
    Scenarios office;
    const auto id = office.add("Tiết kiệm");
    REQUIRE(office.change(id, 1, "Tiết kiệm", 5)->version == 1);
    REQUIRE(office.get(id).changed_by == "lan");
}

TEST_CASE("a removed scenario leaves the list and can be restored", "[scenarios]") {
    Scenarios office;
    const auto id = office.add("Tiết kiệm");
    const auto other = office.add("Mua nhiều", 3);
    REQUIRE(planning::scenarios(*office.store.snapshot(), false).front().id == other);

    REQUIRE(planning::remove_scenario(office.store, id, 1, {"minh", at(7)}));
    REQUIRE(planning::scenarios(*office.store.snapshot(), false).size() == 1);
    REQUIRE(planning::scenarios(*office.store.snapshot(), true).front().id == id);
    REQUIRE_THROWS_AS(office.change(id, 2, "Còn đây", 8), ScenarioSuperseded);

    const auto restored = planning::restore_scenario(office.store, id, {"lan", at(9)});
    REQUIRE(restored);
    REQUIRE_FALSE(restored->removed);
    REQUIRE(restored->version == 3);
    REQUIRE(planning::scenarios(*office.store.snapshot(), false).size() == 2);
    REQUIRE_FALSE(planning::restore_scenario(office.store, store::ScenarioId{99}, {"lan", at(9)}));
}

TEST_CASE("every change of a scenario is in the audit trail, with what was changed", "[scenarios]") {
    Scenarios office;
    const auto id = office.add("Tiết kiệm");
    office.settings.reserve = planner::Share::of(0.1);
    office.settings.locks = {{office.district.low, planner::Lock::Kind::keep}};
    (void)office.change(id, 1, "Để dành 10 %", 5);
    (void)planning::remove_scenario(office.store, id, 2, {"minh", at(7)});
    (void)planning::restore_scenario(office.store, id, {"lan", at(9)});
    REQUIRE(
        office.trail(4) ==
        std::vector<std::string>{
            "lan restore-scenario scenario 1 Để dành 10 %", "minh remove-scenario scenario 1 Để dành 10 %",
            "minh change-scenario scenario 1 Để dành 10 %: name was Tiết kiệm, reserve_percent, locks",
            "lan add-scenario scenario 1 Tiết kiệm"});
}

TEST_CASE("a scenario shows the figures of the plan kept last for it", "[scenarios]") {
    Scenarios office;
    const auto id = office.add("Một tỷ");
    REQUIRE_FALSE(office.get(id).last_plan);
    office.settings.budget = store::Vnd{30'000'000};
    const auto reviewed = office.district.office.reviewed();
    auto document = planning::document_of(
        planning::make_plan(*reviewed, office.settings, {}), *reviewed, *office.store.snapshot(), at(3));
    document.summary.scenario = id;
    const auto plan = planning::keep(office.store, document, "lan", at(3));
    const auto shown = office.get(id).last_plan;
    REQUIRE(shown);
    REQUIRE(shown->id == plan);
    REQUIRE(shown->seats == 4);
    REQUIRE(shown->seats_fit_after == static_cast<std::int64_t>(document.summary.seats_fit_after));
    REQUIRE(shown->packed_document.empty());
    REQUIRE(planning::plan_by_id(*office.store.snapshot(), plan)->summary.settings == office.settings);
}

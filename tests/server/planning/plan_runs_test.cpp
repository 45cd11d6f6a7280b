#include "server/planning/plan_runs.h"
#include "server/planning/plans.h"
#include "tests/server/planning/demo_office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace rasoat;
using namespace rasoat::tests;
using namespace std::chrono_literals;
using planning::PlanRunState;

namespace {

constexpr auto long_enough = 60s; ///< for whatever has to happen

struct Runs {
    DemoOffice office;
    planning::PlanRuns runs{office.store()};

    planning::PlanRunRequest request() {
        planning::PlanRunRequest request;
        request.reviewed = office.reviewed();
        request.settings = planning::default_settings(*request.reviewed);
        request.settings.budget = store::Vnd{900'000'000};
        request.made_by = "lan";
        request.made_at = at();
        return request;
    }
    /// Of a district that is planned for years, with exchanges everywhere: more than can be proven within the time.
    planning::PlanRunRequest long_request() {
        auto long_one = request();
        long_one.settings.years = 5;
        long_one.settings.cascade = planner::CascadePool::organisation;
        long_one.time_limit = long_enough;
        return long_one;
    }
    planning::PlanRun when(planning::PlanRunId id, const std::function<bool(const planning::PlanRun&)>& reached) {
        auto run = runs.run(id).value();
        while (!reached(run))
            run = runs.run(id, run.step, long_enough).value();
        return run;
    }
    planning::PlanRun when_over(planning::PlanRunId id) {
        return when(id, [](const planning::PlanRun& run) {
            return run.state != PlanRunState::waiting && run.state != PlanRunState::running;
        });
    }
};

} // namespace

TEST_CASE("a run keeps its plan for its scenario", "[plans][runs]") {
    Runs office;
    auto request = office.request();
    const auto scenario = office.office.store().write([](store::Transaction& transaction) {
        store::Scenario added;
        added.name = "Một tỷ";
        added.settings = "{}";
        return transaction.add_scenario(added);
    });
    request.scenario = scenario;
    const auto run = office.when_over(office.runs.start(request));
    REQUIRE(run.state == PlanRunState::done);
    REQUIRE(run.document);
    REQUIRE(run.progress);
    REQUIRE(run.progress->benefit == run.document->summary.benefit);
    const auto id = run.document->summary.id;
    REQUIRE(id);
    const auto kept = planning::plan_by_id(*office.office.store().snapshot(), *id);
    REQUIRE(kept->summary.scenario == scenario);
    REQUIRE(kept->summary.made_by == "lan");
    REQUIRE(kept->summary.settings == request.settings);
}

TEST_CASE("a run that is not kept stores nothing, and its plan is there to be looked at", "[plans][runs]") {
    Runs office;
    auto request = office.request();
    request.keep = false;
    const auto run = office.when_over(office.runs.start(request));
    REQUIRE(run.state == PlanRunState::done);
    REQUIRE(run.document->lines.size() == 421);
    REQUIRE_FALSE(run.document->summary.id);
    REQUIRE_FALSE(planning::latest_plan(*office.office.store().snapshot()));
}

TEST_CASE("a long run tells how far it is, and stops when it is cancelled", "[plans][runs]") {
    Runs office;
    const auto id = office.runs.start(office.long_request());
    const auto waiting = office.runs.start(office.request());
    REQUIRE(waiting.value > id.value);
    const auto under_way = office.when(
        id, [](const planning::PlanRun& run) { return run.state == PlanRunState::running && run.progress; });
    REQUIRE(under_way.progress->benefit > 0);
    REQUIRE(office.runs.run(waiting)->state == PlanRunState::waiting);
    REQUIRE(office.runs.cancel(waiting));
    REQUIRE(office.runs.run(waiting)->state == PlanRunState::cancelled);
    REQUIRE(office.runs.cancel(id));
    const auto over = office.when_over(id);
    REQUIRE(over.state == PlanRunState::cancelled);
    REQUIRE(over.took < long_enough);
    REQUIRE_FALSE(over.document);
    REQUIRE_FALSE(planning::latest_plan(*office.office.store().snapshot()));
    REQUIRE_FALSE(office.runs.cancel(planning::PlanRunId{1}));
    REQUIRE_FALSE(office.runs.run(planning::PlanRunId{1}));
}

TEST_CASE("a run whose locks contradict the money fails with their names", "[plans][runs]") {
    Runs office;
    auto request = office.request();
    request.settings.budget = store::Vnd{1'000'000};
    const auto rich = office.office.what_if({.year = {2027}, .budget = store::Vnd{2'000'000'000}});
    const auto replaced = std::ranges::find(rich.lines, planning::LineAction::replace, &planning::PlanLine::action);
    REQUIRE(replaced != rich.lines.end());
    request.settings.locks = {{replaced->seat.id, planner::Lock::Kind::must_replace}};
    const auto run = office.when_over(office.runs.start(request));
    REQUIRE(run.state == PlanRunState::failed);
    REQUIRE(run.refused);
    REQUIRE_FALSE(run.refused->conflicts().empty());
}

TEST_CASE("only so many runs wait, and a server that stops waits for none", "[plans][runs]") {
    Runs office;
    const auto first = office.runs.start(office.long_request());
    (void)office.when(first, [](const planning::PlanRun& run) { return run.state == PlanRunState::running; });
    for (std::size_t more = 0; more < planning::PlanRuns::most_waiting; ++more)
        (void)office.runs.start(office.request());
    REQUIRE_THROWS_AS(office.runs.start(office.request()), planning::PlanRunsFull);
    REQUIRE(office.runs.all().size() == planning::PlanRuns::most_waiting + 1);
    REQUIRE(office.runs.all().back().id == first);
    office.runs.stop();
    REQUIRE_THROWS_AS(office.runs.start(office.request()), planning::PlanRunsFull);
}

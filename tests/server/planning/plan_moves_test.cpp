#include "server/planning/lock_prices.h"
#include "server/planning/plan_flows.h"
#include "server/planning/plan_moves.h"
#include "server/planning/plan_tables.h"
#include "server/planning/ranking.h"
#include "tests/server/planning/demo_office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <set>

using namespace rasoat;
using namespace rasoat::tests;
using planner::MoveKind;
using planning::LineAction;

namespace {

/// Two years of the demo district, machines going anywhere.
struct TwoYears {
    DemoOffice office;
    std::shared_ptr<const planning::ReviewedFleet> reviewed = office.reviewed();
    planning::PlanSettings settings = planning::default_settings(*reviewed);
    TwoYears() {
        settings.years = 2;
        settings.cascade = planner::CascadePool::organisation;
        settings.budget = store::Vnd{700'000'000};
    }
    planning::PlanDocument plan() {
        planner::Limits limits;
        limits.nodes = 200;
        return planning::document_of(
            planning::make_plan(*reviewed, settings, limits), *reviewed, *office.store().snapshot(), at());
    }
};

std::size_t count(const planning::PlanDocument& plan, MoveKind kind) {
    return static_cast<std::size_t>(std::ranges::count(plan.moves, kind, &planning::PlanMove::kind));
}

/// These small plans are proven long before.
constexpr std::chrono::hours until_proven{1};

} // namespace

TEST_CASE("a plan is work: every change of a line is a step, every machine moves once", "[plans][moves]") {
    TwoYears office;
    const auto plan = office.plan();
    const auto& counts = plan.summary.counts;
    REQUIRE(counts.hand_down > 0);
    REQUIRE(counts.replace > 0);
    REQUIRE(count(plan, MoveKind::install) == counts.replace);
    REQUIRE(count(plan, MoveKind::upgrade) == counts.upgrade + counts.switch_on);
    REQUIRE(count(plan, MoveKind::hand_down) + 2 * count(plan, MoveKind::exchange) == counts.hand_down);
    REQUIRE(plan.machines.size() == counts.replace + counts.hand_down + count(plan, MoveKind::retire));
    std::set<std::int64_t> moved;
    for (const auto& machine : plan.machines)
        if (machine.machine) REQUIRE(moved.insert(machine.machine->id.value).second);
    for (const auto& move : plan.moves) {
        REQUIRE_FALSE(move.text.vi.empty());
        REQUIRE_FALSE(move.text.en.empty());
    }
}

TEST_CASE("a plan of several years has its year in each line and its sums by fund, unit and year", "[plans]") {
    TwoYears office;
    const auto plan = office.plan();
    const auto& summary = plan.summary;
    REQUIRE(summary.years == 2);
    REQUIRE(summary.by_year.size() == 2);
    std::map<planner::Year, store::Vnd> spent;
    bool second_best = false;
    bool comes_in = false;
    for (const auto& line : plan.lines) {
        const auto done = line.action != LineAction::keep && line.action != LineAction::left_out;
        REQUIRE(line.year.has_value() == done);
        if (done) spent[*line.year] += line.cost;
        if (done) second_best = second_best || line.second_best;
        if (line.action == LineAction::left_out) comes_in = comes_in || line.comes_in_at;
        REQUIRE(line.from_seat.has_value() <= (line.action == LineAction::hand_down));
    }
    REQUIRE(second_best);
    REQUIRE(comes_in);
    store::Vnd of_units;
    std::size_t fit = 0;
    std::size_t seats = 0;
    for (const auto& unit : summary.units) {
        of_units += unit.spent;
        fit += unit.seats_fit_after;
        seats += unit.seats;
    }
    for (const auto& year : summary.by_year)
        REQUIRE(year.spent == spent[year.year]);
    REQUIRE(of_units == summary.spent);
    REQUIRE(summary.by_year[0].spent + summary.by_year[1].spent == summary.spent);
    REQUIRE(fit == summary.seats_fit_after);
    REQUIRE(seats == summary.seats);
}

TEST_CASE("flows lead from where machines are to where they go, and count each once", "[plans][moves]") {
    TwoYears office;
    const auto plan = office.plan();
    using planning::FlowGroups;
    for (const auto groups : {FlowGroups::role, FlowGroups::unit, FlowGroups::unit_and_role}) {
        const auto flows = planning::flows_of(plan.machines, groups);
        std::size_t machines = 0;
        for (const auto& link : flows.links) {
            const auto side = [&](const std::string& id) {
                return std::ranges::find(flows.nodes, id, &planning::FlowNode::id)->side;
            };
            REQUIRE(side(link.from) == planning::FlowNode::Side::from);
            REQUIRE(side(link.to) == planning::FlowNode::Side::to);
            machines += link.count;
        }
        REQUIRE(machines == plan.machines.size());
    }
    REQUIRE(
        planning::flows_of(plan.machines, FlowGroups::role).nodes.size() <
        planning::flows_of(plan.machines, FlowGroups::unit_and_role).nodes.size());
}

TEST_CASE("the checklist is paged in its order, by unit and by year", "[plans][moves]") {
    TwoYears office;
    const auto plan = office.plan();
    planning::PlanMoveQuery query{.limit = 7};
    std::size_t number = 0;
    do {
        const auto page = planning::plan_moves(plan, query, *office.reviewed);
        REQUIRE(page.total == plan.moves.size());
        for (const auto& item : page.items)
            REQUIRE(item.number == ++number);
        query.cursor = page.next_cursor.value_or("");
    } while (!query.cursor.empty());
    REQUIRE(number == plan.moves.size());

    const auto first_year = planning::plan_moves(plan, {.year = planner::Year{2027}, .limit = 1}, *office.reviewed);
    const auto second_year = planning::plan_moves(plan, {.year = planner::Year{2028}, .limit = 1}, *office.reviewed);
    REQUIRE(first_year.total + second_year.total == plan.moves.size());
    const auto visit = std::ranges::find_if(plan.moves, [](const auto& move) { return move.unit.has_value(); });
    REQUIRE(visit != plan.moves.end());
    const auto of_unit = planning::plan_moves(plan, {.unit = visit->unit, .limit = 500}, *office.reviewed);
    REQUIRE(of_unit.total > 0);
    REQUIRE(of_unit.total < plan.moves.size());
    REQUIRE_THROWS_AS(planning::plan_moves(plan, {.cursor = "made-up"}, *office.reviewed), planning::BadCursor);

    const auto all = planning::plan_moves(plan, {.limit = 100'000}, *office.reviewed);
    const auto table = planning::move_table(all, documents::Language::vi);
    REQUIRE(table.rows.size() == plan.moves.size());
    REQUIRE(std::ranges::all_of(table.rows, [&](const auto& row) { return row.size() == table.columns.size(); }));
    const auto lines = planning::line_table(plan.lines, documents::Language::en);
    REQUIRE(lines.rows.size() == plan.lines.size());
    REQUIRE(lines.rows[0].size() == lines.columns.size());
}

TEST_CASE("a plan with moves is read back as it was kept, and one kept before there were any still reads", "[plans]") {
    TwoYears office;
    office.settings.locks = {{office.reviewed->seat_ids.front(), planner::Lock::Kind::keep}};
    const auto plan = office.plan();
    REQUIRE(std::ranges::count_if(plan.lines, [](const auto& line) { return line.locked.has_value(); }) == 1);
    const auto json = planning::to_json(plan);
    REQUIRE(planning::to_json(planning::plan_from_json(json)) == json);

    const auto old = planning::plan_from_json(R"({"format":"rasoat-kept-plan/1","made_at":0,"year":2026,"budget":9,
        "spent":8,"seats":1,"seats_fit_before":0,"seats_fit_after":1,"replaced":0,"upgraded":1,"switched_on":0,"kept":0,
        "left_out":0,"benefit":1.5,"upper_bound":1.5,"gap":0.0,"proven_optimal":true,"seconds":0.1,"million_buys":0.0,
        "headline":{"vi":"a","en":"b"},"proof":{"vi":"a","en":"b"},"price_source":"x","demo":false,"frontier":[],
        "funds":[],"lines":[{"seat":{"id":1,"name":"s","unit":2,"unit_name":"u","role":"clerk",
        "role_name":{"vi":"r","en":"r"}},"action":"upgrade","what":{"vi":"w","en":"w"},"why":{"vi":"y","en":"y"},
        "cost":8}]})");
    REQUIRE(old.lines.size() == 1);
    REQUIRE(old.moves.empty());
    REQUIRE(old.summary.years == 1);
    REQUIRE_FALSE(old.summary.settings);
    REQUIRE_FALSE(old.summary.scenario);
}

TEST_CASE("a lock's price is what the plan without it brings more", "[plans][locks]") {
    TwoYears office;
    office.settings.years = 1;
    office.settings.cascade = planner::CascadePool::none;
    const auto freely = office.plan();
    const auto first = freely.lines.front();
    const planning::SeatLock keep_it{first.seat.id, planner::Lock::Kind::keep};
    const auto prices = planning::lock_prices(*office.reviewed, office.settings, keep_it, until_proven);
    REQUIRE(prices.complete);
    REQUIRE(prices.items.size() == 1);
    const auto& price = prices.items[0];
    REQUIRE(price.lock == keep_it);
    REQUIRE(price.at_least >= 0);
    REQUIRE(price.at_most >= price.at_least);
    // What is left for others by not spending there is less than what it brought there: it was chosen first.
    REQUIRE(price.at_most > 0);
    REQUIRE(price.benefit > 0);
    REQUIRE(planning::lock_prices(*office.reviewed, office.settings, std::nullopt, until_proven).items.empty());

    office.settings.locks = {keep_it, {freely.lines.back().seat.id, planner::Lock::Kind::keep}};
    const auto both = planning::lock_prices(*office.reviewed, office.settings, std::nullopt, until_proven);
    REQUIRE(both.items.size() == 2);
    REQUIRE(both.items[1].benefit == Approx(0).margin(1)); // it was kept anyway
}

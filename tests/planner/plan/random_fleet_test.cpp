#include "planner/options/priced_options.h"
#include "planner/plan.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <random>

/// Properties that hold for every fleet, on fleets drawn at random.
using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

int drawn(std::mt19937& random, int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
}

std::optional<Machine> machine_drawn(std::mt19937& random) {
    const int which = drawn(random, 0, 6);
    if (which == 0) return std::nullopt;
    Machine machine = which < 3 ? ancient_machine() : which < 6 ? weak_machine() : good_machine();
    machine.processor.score = CpuScore{drawn(random, 100, 1200)};
    if (drawn(random, 0, 3) == 0) machine.memory.kind = std::nullopt;
    if (drawn(random, 0, 9) == 0) machine.broken = true;
    if (drawn(random, 0, 4) == 0) machine.disk.health = DiskHealth::failing;
    if (machine.purchased) machine.purchased = day(drawn(random, 2014, 2025), 5, 1);
    return machine;
}

Fleet fleet_drawn(std::mt19937& random, int seats, int most_money) {
    Fleet fleet = office({drawn(random, 0, most_money) * 100'000LL});
    fleet.units.push_back({"second", "Xã Hai", 0U});
    fleet.funds.push_back({"commune/2027", {"Xã", "Commune"}, {2027}, {drawn(random, 0, 150) * 100'000LL}, 1U, {}});
    fleet.funds.push_back(
        {"recurrent/2028",
         {"Thường xuyên", "Recurrent"},
         {2028},
         {drawn(random, 0, 30) * 100'000LL},
         {},
         SpendingKind::recurrent});
    for (int i = 0; i < seats; ++i) {
        const auto role = static_cast<std::uint32_t>(drawn(random, 0, 1));
        const auto seat = add_seat(fleet, role, machine_drawn(random));
        fleet.seats[seat].unit = static_cast<std::uint32_t>(drawn(random, 1, 2));
        fleet.seats[seat].weight = drawn(random, 1, 4) * 0.5;
    }
    return fleet;
}

Policies two_years() {
    Policies rules = policies();
    rules.years = 2;
    rules.cascade = CascadePool::none; // so that trying everything stays within reach
    return rules;
}

bool may_pay(const Fleet& fleet, const Fund& fund, const Seat& seat, const PricedOption& option) {
    const bool in_reach = !fund.unit || *fund.unit == seat.unit || fleet.units[seat.unit].parent == fund.unit;
    return in_reach && fund.year == option.year && (!fund.kind || *fund.kind == option.spending);
}

/// The best benefit by trying everything.
double
best_by_trying(const Fleet& fleet, const std::vector<SeatOptions>& seats, std::size_t seat, std::vector<Vnd>& left) {
    if (seat == seats.size()) return 0;
    double best = best_by_trying(fleet, seats, seat + 1, left);
    for (const PricedOption& option : seats[seat].options) {
        if (option.cost == Vnd{0}) {
            best = std::max(best, option.benefit + best_by_trying(fleet, seats, seat + 1, left));
            continue;
        }
        for (std::size_t fund = 0; fund < left.size(); ++fund) {
            if (left[fund] < option.cost || !may_pay(fleet, fleet.funds[fund], fleet.seats[seat], option)) continue;
            left[fund] -= option.cost;
            best = std::max(best, option.benefit + best_by_trying(fleet, seats, seat + 1, left));
            left[fund] += option.cost;
        }
    }
    return best;
}

void check_sums(const Fleet& fleet, const Policies& rules, const Plan& made) {
    REQUIRE(made.lines.size() == fleet.seats.size());
    std::vector<Vnd> by_fund(fleet.funds.size());
    double benefit = 0;
    for (const PlanLine& line : made.lines) {
        benefit += line.benefit;
        if (line.fund) by_fund[*line.fund] += line.cost;
        if (!line.fund) CHECK(line.cost == Vnd{0});
        CHECK(line.fit_after == (line.before.judged() && line.score_after >= rules.fit_from));
        CHECK(line.option.kind == (line.year ? line.option.kind : OptionKind::keep));
    }
    CHECK(benefit == Approx(made.benefit));
    CHECK(by_fund == made.spent_by_fund);
    for (std::size_t fund = 0; fund < by_fund.size(); ++fund)
        CHECK(by_fund[fund] <= fleet.funds[fund].amount);
    CHECK(made.bound >= made.benefit);
}

} // namespace

TEST_CASE("no fund is overdrawn, no bound lies below its plan, all sums agree") {
    std::mt19937 random(20261124);
    for (int i = 0; i < 60; ++i) {
        const Fleet fleet = fleet_drawn(random, drawn(random, 1, 60), 1000);
        Limits limits;
        limits.nodes = 2000;
        check_sums(fleet, two_years(), plan(fleet, two_years(), limits));
    }
}

TEST_CASE("on small fleets the plan is the best that trying everything finds") {
    std::mt19937 random(7);
    for (int i = 0; i < 60; ++i) {
        const Fleet fleet = fleet_drawn(random, drawn(random, 1, 4), 300);
        const auto seats = priced_options(fleet, two_years(), 1);
        std::vector<Vnd> left;
        for (const Fund& fund : fleet.funds)
            left.push_back(fund.amount);
        const double best = best_by_trying(fleet, seats, 0, left);
        const Plan made = plan(fleet, two_years(), {});
        CHECK(made.proven_optimal);
        CHECK(made.benefit == Approx(best).margin(1e-6));
        CHECK(made.bound >= best - 1e-6);
    }
}

TEST_CASE("with a must the plan is the best of those that meet it, or says that none can") {
    std::mt19937 random(31);
    int refused = 0;
    int met = 0;
    for (int i = 0; i < 80; ++i) {
        const Fleet fleet = fleet_drawn(random, drawn(random, 2, 4), 160);
        auto seats = priced_options(fleet, two_years(), 1);
        Policies rules = two_years();
        rules.locks = {{static_cast<std::uint32_t>(drawn(random, 0, 1)), Lock::Kind::must_replace}};
        const std::uint32_t locked = rules.locks[0].seat;
        std::erase_if(seats[locked].options, [](auto& each) { return each.option.kind != OptionKind::replace; });
        // By trying: a reward that only the locked seat has makes every plan that meets the must better than any other.
        constexpr double reward = 1e6;
        for (PricedOption& option : seats[locked].options)
            option.benefit += reward;
        std::vector<Vnd> left;
        for (const Fund& fund : fleet.funds)
            left.push_back(fund.amount);
        const double best = best_by_trying(fleet, seats, 0, left);
        if (best < reward) {
            CHECK_THROWS_AS(plan(fleet, rules, {}), InvalidFleet);
            ++refused;
            continue;
        }
        const Plan made = plan(fleet, rules, {});
        CHECK(made.lines[locked].option.kind == OptionKind::replace);
        CHECK(made.benefit == Approx(best - reward).margin(1e-6));
        CHECK(made.bound >= made.benefit);
        ++met;
    }
    CHECK(refused > 5);
    CHECK(met > 5);
}

TEST_CASE("the same fleet has the same plan, on one thread or four") {
    std::mt19937 random(99);
    const Fleet fleet = fleet_drawn(random, 700, 20'000);
    Limits limits;
    limits.nodes = 500;
    const Plan first = plan(fleet, two_years(), limits);
    limits.threads = 4;
    const Plan second = plan(fleet, two_years(), limits);
    CHECK(first.benefit == second.benefit);
    CHECK(first.bound == second.bound);
    CHECK(first.spent_by_fund == second.spent_by_fund);
    REQUIRE(first.lines.size() == second.lines.size());
    for (std::size_t i = 0; i < first.lines.size(); ++i) {
        CHECK(first.lines[i].option == second.lines[i].option);
        CHECK(first.lines[i].fund == second.lines[i].fund);
        CHECK(first.lines[i].year == second.lines[i].year);
    }
}

TEST_CASE("more money never makes the best plan worse") {
    std::mt19937 random(3);
    for (int i = 0; i < 10; ++i) {
        Fleet fleet = fleet_drawn(random, 6, 200);
        double last = 0;
        for (int step = 0; step < 6; ++step) {
            const double benefit = plan(fleet, two_years(), {}).benefit;
            CHECK(benefit >= last - 1e-6);
            last = benefit;
            fleet.funds[0].amount += Vnd{3'000'000};
        }
    }
}

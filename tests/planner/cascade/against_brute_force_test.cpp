#include "planner/funding/funding.h"
#include "planner/offers/offers.h"
#include "planner/options/hand_down.h"
#include "planner/options/options.h"
#include "planner/options/priced_options.h"
#include "planner/plan.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

/// Plans with exchanges against every way in which machines and money can be dealt out, on fleets small enough.
using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

int drawn(std::mt19937& random, int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
}

Machine machine_drawn(std::mt19937& random) {
    const int which = drawn(random, 0, 9);
    Machine machine = which < 2 ? ancient_machine() : which < 5 ? weak_machine() : good_machine();
    machine.processor.score = CpuScore{drawn(random, 100, 1500)};
    const auto memory = Mebibytes{4096LL << drawn(random, 0, 2)};
    machine.memory.total = memory;
    machine.memory.slots = {{memory, false}};
    machine.disk.size = Gigabytes{drawn(random, 0, 1) == 0 ? 256 : 512};
    machine.disk.free = Gigabytes{drawn(random, 0, 3) == 0 ? 10 : 100};
    if (drawn(random, 0, 9) == 0) machine.broken = true;
    if (machine.purchased) machine.purchased = day(drawn(random, 2014, 2025), 5, 1);
    return machine;
}

Fleet fleet_drawn(std::mt19937& random, int seats, int most_money) {
    Fleet fleet = office({drawn(random, 0, most_money) * 100'000LL});
    fleet.units.push_back({"second", "Xã Hai", 0U});
    fleet.funds.push_back({"commune/2027", {"Xã", "Commune"}, {2027}, {drawn(random, 0, 30) * 100'000LL}, 1U, {}});
    for (int i = 0; i < seats; ++i) {
        std::optional<Machine> machine;
        if (drawn(random, 0, 7) > 0) machine = machine_drawn(random);
        const auto seat = add_seat(fleet, static_cast<std::uint32_t>(drawn(random, 0, 1)), machine);
        fleet.seats[seat].unit = static_cast<std::uint32_t>(drawn(random, 1, 4) == 1 ? 2 : 1);
        fleet.seats[seat].weight = drawn(random, 1, 2);
    }
    if (drawn(random, 0, 2) == 0) fleet.machines.push_back(machine_drawn(random));
    return fleet;
}

/// One thing that may be done at a seat.
struct Act {
    double benefit = 0;
    std::vector<Draw> draws;
    Year year;
    bool sets_free = false;               ///< the seat's machine
    std::optional<std::uint32_t> machine; ///< received
};

int grade_of(double score, const Policies& rules) {
    return score >= rules.fit_from ? 7 : static_cast<int>(std::floor(score / (rules.fit_from / 7)));
}

class Trying {
public:
    Trying(const Fleet& fleet, const Policies& rules)
        : fleet_(fleet), rules_(rules), funding_(fleet, rules),
          left_(funding_.budgets().begin(), funding_.budgets().end()), acts_(fleet.seats.size()),
          taken_(fleet.seats.size(), nullptr), home_(fleet.machines.size()) {
        for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat)
            if (fleet.seats[seat].machine) home_[*fleet.seats[seat].machine] = seat;
        const auto options = priced_options(fleet, rules, 1);
        for (std::uint32_t seat = 0; seat < fleet.seats.size(); ++seat) {
            for (const PricedOption& option : options[seat].options)
                add(seat, option, {option.benefit, {}, option.year, option.option.kind == OptionKind::replace, {}});
            if (options[seat].before.judged()) add_receiving(seat);
        }
    }

    double best() {
        best_ = 0;
        go(0, 0);
        return best_;
    }

private:
    void add(std::uint32_t seat, const PricedOption& option, Act act) {
        if (option.cost == Vnd{0}) {
            acts_[seat].push_back(act);
            return;
        }
        const PaidLine line = paid_line_of(fleet_.seats[seat], option, fleet_.catalogue);
        for (const Payment& payment : funding_.payments_for(line)) {
            act.draws.assign(payment.draws.begin(), payment.draws.end());
            acts_[seat].push_back(act);
        }
    }

    void add_receiving(std::uint32_t seat) {
        const Seat& place = fleet_.seats[seat];
        const Role& role = fleet_.roles[place.role];
        std::vector<double> kept = yearly_scores_without_machine(rules_);
        if (place.machine) kept = yearly_scores(fleet_.machines[*place.machine], role, rules_);
        const auto worth_kept = place.machine ? yearly_worths(kept, fleet_.machines[*place.machine], rules_) : kept;
        for (std::uint32_t machine = 0; machine < fleet_.machines.size(); ++machine) {
            if (place.machine == machine || !may_be_handed_to(fleet_.machines[machine], role, rules_)) continue;
            if (home_[machine] && rules_.cascade == CascadePool::unit &&
                fleet_.seats[*home_[machine]].unit != place.unit)
                continue;
            const auto on_the_way = upgrade_on_the_way(fleet_.machines[machine], role, fleet_.catalogue, rules_);
            const Option option{
                .kind = OptionKind::hand_down, .upgrade = on_the_way.value_or(Upgrade{}), .machine = machine};
            const Machine moved = *machine_after(fleet_, seat, option, rules_.first_year);
            const auto there = yearly_scores(moved, role, rules_);
            const auto worth_there = yearly_worths(there, moved, rules_);
            for (int offset = 0; offset < rules_.years; ++offset) {
                const auto year = static_cast<std::size_t>(offset);
                const int needed = std::min(7, grade_of(kept[year], rules_) + 1);
                if (grade_of(there[year], rules_) < needed) continue;
                double points = 0;
                for (std::size_t i = year; i < kept.size(); ++i)
                    points += worth_there[i] - worth_kept[i];
                Act act{
                    points * place.weight * role.weight - rules_.moving_points,
                    {},
                    rules_.first_year + offset,
                    true,
                    machine};
                PricedOption paid;
                paid.option = option;
                paid.year = act.year;
                paid.cost = rules_.moving_cost;
                add(seat, paid, act);
            }
        }
    }

    /// Every machine goes to one seat, from one that gets another in the same year.
    [[nodiscard]] bool holds() const {
        for (std::size_t seat = 0; seat < taken_.size(); ++seat) {
            if (!taken_[seat] || !taken_[seat]->machine) continue;
            for (std::size_t other = 0; other < seat; ++other)
                if (taken_[other] && taken_[other]->machine == taken_[seat]->machine) return false;
            const auto home = home_[*taken_[seat]->machine];
            if (!home) continue;
            const Act* there = taken_[*home];
            if (!there || !there->sets_free || there->year != taken_[seat]->year) return false;
        }
        return true;
    }

    void go(std::size_t seat, double benefit) {
        if (seat == acts_.size()) {
            if (benefit > best_ && holds()) best_ = benefit;
            return;
        }
        taken_[seat] = nullptr;
        go(seat + 1, benefit);
        for (const Act& act : acts_[seat]) {
            const bool payable = std::all_of(act.draws.begin(), act.draws.end(), [&](const Draw& draw) {
                return draw.amount <= left_[draw.budget];
            });
            if (!payable) continue;
            for (const Draw& draw : act.draws)
                left_[draw.budget] -= draw.amount;
            taken_[seat] = &act;
            go(seat + 1, benefit + act.benefit);
            for (const Draw& draw : act.draws)
                left_[draw.budget] += draw.amount;
        }
        taken_[seat] = nullptr;
    }

    const Fleet& fleet_;
    const Policies& rules_;
    Funding funding_;
    std::vector<Vnd> left_;
    std::vector<std::vector<Act>> acts_;
    std::vector<const Act*> taken_;
    std::vector<std::optional<std::uint32_t>> home_;
    double best_ = 0;
};

/// No seat that is fit becomes unfit, none that is not gets worse, no machine stands twice or nowhere.
void check_moves(const Fleet& fleet, const Policies& rules, const Plan& made) {
    std::vector<bool> moved(fleet.machines.size(), false);
    std::vector<Vnd> spent(fleet.funds.size());
    double benefit = 0;
    for (const PlanLine& line : made.lines) {
        benefit += line.benefit;
        if (line.fund) spent[*line.fund] += line.cost;
        if (line.option.kind != OptionKind::hand_down) continue;
        CHECK_FALSE(moved[line.option.machine]);
        moved[line.option.machine] = true;
        const Role& role = fleet.roles[fleet.seats[line.seat].role];
        const auto machine = fleet.seats[line.seat].machine;
        std::vector<double> kept = yearly_scores_without_machine(rules);
        if (machine) kept = yearly_scores(fleet.machines[*machine], role, rules);
        const double before = kept[static_cast<std::size_t>(*line.year - rules.first_year)];
        if (before >= rules.fit_from)
            CHECK(line.fit_after);
        else
            CHECK(line.score_after > before);
        if (!line.from_seat) continue;
        CHECK(fleet.seats[*line.from_seat].machine == line.option.machine);
        const PlanLine& giver = made.lines[*line.from_seat];
        CHECK((giver.option.kind == OptionKind::replace || giver.option.kind == OptionKind::hand_down));
        CHECK(giver.year == line.year);
    }
    CHECK(benefit == Approx(made.benefit).margin(1e-6));
    CHECK(spent == made.spent_by_fund);
    for (std::size_t fund = 0; fund < spent.size(); ++fund)
        CHECK(spent[fund] <= fleet.funds[fund].amount);
    CHECK(made.bound >= made.benefit);
}

void check_against_trying(int seed, int years, int least_seats, int most_seats, int most_money) {
    std::mt19937 random(static_cast<unsigned>(seed));
    double found = 0;
    double possible = 0;
    int proven = 0;
    constexpr int fleets = 60;
    for (int i = 0; i < fleets; ++i) {
        const Fleet fleet = fleet_drawn(random, drawn(random, least_seats, most_seats), most_money);
        Policies rules = policies();
        rules.years = years;
        rules.cascade = i % 2 == 0 ? CascadePool::unit : CascadePool::organisation;
        if (i % 5 == 0) rules.moving_cost = {100'000};
        const double best = Trying(fleet, rules).best();
        const Plan made = plan(fleet, rules, {});
        INFO("fleet " << i);
        CHECK(made.bound >= best - 1e-6);
        CHECK(made.benefit <= best + 1e-6);
        if (made.proven_optimal) CHECK(made.benefit == Approx(best).margin(1e-4));
        check_moves(fleet, rules, made);
        found += made.benefit;
        possible += best;
        proven += made.proven_optimal ? 1 : 0;
    }
    INFO("found " << found << " of " << possible << ", proven " << proven);
    CHECK(found >= 0.99 * possible);
    CHECK(proven >= fleets / 3);
}

} // namespace

TEST_CASE("with one year the best plan with exchanges lies between plan and bound, close to the plan") {
    check_against_trying(41, 1, 2, 4, 250);
}

TEST_CASE("without money the plan is the best exchange, proven") {
    std::mt19937 random(43);
    for (int i = 0; i < 60; ++i) {
        Fleet fleet = fleet_drawn(random, drawn(random, 2, 5), 0);
        fleet.funds.clear();
        Policies rules = policies();
        rules.cascade = CascadePool::organisation;
        const Plan made = plan(fleet, rules, {});
        CHECK(made.benefit == Approx(Trying(fleet, rules).best()).margin(1e-5));
        CHECK(made.proven_optimal);
        check_moves(fleet, rules, made);
    }
}

TEST_CASE("with two years the best plan with exchanges lies between plan and bound, close to the plan") {
    check_against_trying(47, 2, 2, 3, 250);
}

TEST_CASE("on larger fleets machines and money are dealt out by the rules, and exchanges never bring less") {
    std::mt19937 random(53);
    for (int i = 0; i < 12; ++i) {
        const Fleet fleet = fleet_drawn(random, drawn(random, 20, 60), 2000);
        Policies rules = policies();
        rules.years = 1 + i % 2;
        Limits limits;
        limits.nodes = 20'000;
        rules.cascade = CascadePool::none;
        const double without = plan(fleet, rules, limits).benefit;
        rules.cascade = CascadePool::unit;
        const Plan in_units = plan(fleet, rules, limits);
        check_moves(fleet, rules, in_units);
        rules.cascade = CascadePool::organisation;
        const Plan everywhere = plan(fleet, rules, limits);
        check_moves(fleet, rules, everywhere);
        CHECK(in_units.benefit >= without * 0.999);
        CHECK(everywhere.benefit >= in_units.benefit * 0.99);
    }
}

TEST_CASE("the same fleet has the same exchanges, on one thread or four") {
    std::mt19937 random(59);
    const Fleet fleet = fleet_drawn(random, 80, 3000);
    Policies rules = policies();
    rules.cascade = CascadePool::unit;
    Limits limits;
    limits.nodes = 20'000;
    const Plan first = plan(fleet, rules, limits);
    limits.threads = 4;
    const Plan second = plan(fleet, rules, limits);
    CHECK(first.benefit == second.benefit);
    CHECK(first.bound == second.bound);
    for (std::size_t seat = 0; seat < first.lines.size(); ++seat)
        CHECK(first.lines[seat].option == second.lines[seat].option);
}

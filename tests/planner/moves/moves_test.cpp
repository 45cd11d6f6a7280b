#include "planner/moves/move_text.h"
#include "planner/moves/moves.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

/// A commune of so many clerks, each with a machine of its own, and lines that keep everything.
struct Commune {
    Fleet fleet = office({0});
    std::vector<PlanLine> lines;

    explicit Commune(int seats) {
        for (int i = 0; i < seats; ++i) {
            const auto seat = add_seat(fleet, 0, weak_machine());
            lines.emplace_back();
            lines.back().seat = seat;
        }
    }
    void replace(std::uint32_t seat) {
        lines[seat].year = Year{2027};
        lines[seat].option = {.kind = OptionKind::replace, .model = 0};
    }
    void hand_down(std::uint32_t from, std::uint32_t to) {
        lines[to].year = Year{2027};
        lines[to].option = {.kind = OptionKind::hand_down, .machine = *fleet.seats[from].machine};
        lines[to].from_seat = from;
    }
    [[nodiscard]] std::vector<MoveStep> moves() const { return moves_of(lines, fleet, policies()); }
};

std::vector<MoveKind> kinds(const std::vector<MoveStep>& steps) {
    std::vector<MoveKind> found;
    for (const MoveStep& step : steps)
        found.push_back(step.kind);
    return found;
}

/// What stands at a seat.
struct Standing {
    enum class What { nothing, machine, fresh, brought } what = What::nothing;
    std::uint32_t machine = 0; ///< or the model of a new one
    bool operator==(const Standing&) const = default;
};

/// Carries the steps out one by one and checks each.
class Office {
public:
    Office(const Fleet& fleet) : fleet_(fleet), at_(fleet.seats.size()), had_(fleet.seats.size(), false) {
        std::vector<bool> placed(fleet.machines.size(), false);
        for (std::size_t seat = 0; seat < at_.size(); ++seat) {
            if (!fleet.seats[seat].machine) continue;
            at_[seat] = {Standing::What::machine, *fleet.seats[seat].machine};
            had_[seat] = true;
            placed[*fleet.seats[seat].machine] = true;
        }
        for (std::uint32_t machine = 0; machine < placed.size(); ++machine)
            if (!placed[machine]) loose_.insert(machine);
    }

    void carry_out(const MoveStep& step) {
        switch (step.kind) {
        case MoveKind::buy:
            if (step.purchase.kind == Purchase::Kind::model) stock_[step.purchase.item] += step.purchase.count;
            break;
        case MoveKind::upgrade:
            CHECK(at_[*step.seat] == Standing{Standing::What::machine, *step.machine});
            break;
        case MoveKind::install:
            CHECK(stock_[step.model]-- > 0);
            put(*step.seat, {Standing::What::fresh, step.model}, step.comes_off);
            break;
        case MoveKind::hand_down:
            CHECK(loose_.erase(*step.machine) == 1);
            put(*step.seat, {Standing::What::machine, *step.machine}, step.comes_off);
            break;
        case MoveKind::exchange:
            CHECK(at_[*step.seat].machine == *step.comes_off);
            CHECK(at_[*step.other].machine == *step.machine);
            std::swap(at_[*step.seat], at_[*step.other]);
            break;
        case MoveKind::lend:
            if (step.machine) CHECK(loose_.erase(*step.machine) == 1);
            CHECK(step.brought == !step.machine);
            put(*step.seat,
                {step.machine ? Standing::What::machine : Standing::What::brought, step.machine.value_or(0)},
                step.comes_off);
            break;
        case MoveKind::retire:
            CHECK(loose_.erase(*step.machine) == 1);
            break;
        }
        for (std::size_t seat = 0; seat < at_.size(); ++seat)
            if (had_[seat]) CHECK(at_[seat].what != Standing::What::nothing);
    }

    void check_end(const std::vector<PlanLine>& lines) {
        for (const PlanLine& line : lines) {
            Standing expected;
            if (const auto machine = fleet_.seats[line.seat].machine) expected = {Standing::What::machine, *machine};
            if (line.option.kind == OptionKind::replace) expected = {Standing::What::fresh, line.option.model};
            if (line.option.kind == OptionKind::hand_down) expected = {Standing::What::machine, line.option.machine};
            CHECK(at_[line.seat] == expected);
        }
        for (const auto& [model, count] : stock_)
            CHECK(count == 0);
    }

    [[nodiscard]] const std::set<std::uint32_t>& loose() const { return loose_; }

private:
    void put(std::uint32_t seat, Standing standing, std::optional<std::uint32_t> comes_off) {
        const Standing before = at_[seat];
        if (comes_off) {
            CHECK(before == Standing{Standing::What::machine, *comes_off});
            loose_.insert(*comes_off);
        } else {
            CHECK(before.what != Standing::What::machine);
        }
        at_[seat] = standing;
    }

    const Fleet& fleet_;
    std::vector<Standing> at_;
    std::vector<bool> had_;
    std::set<std::uint32_t> loose_;
    std::map<std::uint32_t, int> stock_;
};

/// Machines dealt anew at random: some seats get new ones, some spare ones, the others each other's.
Commune dealt_anew(std::mt19937& random) {
    const int seats = 2 + static_cast<int>(random() % 14);
    Commune commune(seats);
    commune.fleet.units.push_back({"second", "Xã Hai", 0U});
    for (Seat& seat : commune.fleet.seats)
        seat.unit = 1 + random() % 2;
    if (random() % 3 == 0) {
        Machine spare = good_machine();
        spare.id = "spare";
        commune.fleet.machines.push_back(spare);
    }
    std::vector<std::uint32_t> from(static_cast<std::size_t>(seats));
    std::iota(from.begin(), from.end(), 0U);
    std::shuffle(from.begin(), from.end(), random);
    for (std::uint32_t to = 0; to < from.size(); ++to) {
        const auto dice = random() % 6;
        if (from[to] == to) continue;
        if (dice == 0) commune.replace(to);
        if (dice > 0) commune.hand_down(from[to], to);
    }
    // Who gives has to get something.
    for (bool again = true; again;) {
        again = false;
        for (PlanLine& line : commune.lines) {
            if (!line.from_seat || commune.lines[*line.from_seat].year) continue;
            line = PlanLine{.seat = line.seat};
            again = true;
        }
    }
    return commune;
}

} // namespace

TEST_CASE("a chain begins at its new machine, and what comes off last is retired") {
    Commune commune(3);
    commune.replace(2);
    commune.hand_down(2, 0);
    commune.hand_down(0, 1);
    const auto steps = commune.moves();
    REQUIRE(
        kinds(steps) ==
        std::vector{MoveKind::buy, MoveKind::install, MoveKind::hand_down, MoveKind::hand_down, MoveKind::retire});
    CHECK(steps[1].seat == 2U);
    CHECK(steps[2].seat == 0U);
    CHECK(steps[3].seat == 1U);
    CHECK(steps[4].machine == commune.fleet.seats[1].machine);
}

TEST_CASE("two machines change places in one visit") {
    Commune commune(2);
    commune.hand_down(0, 1);
    commune.hand_down(1, 0);
    const auto steps = commune.moves();
    REQUIRE(kinds(steps) == std::vector{MoveKind::exchange});
    CHECK(steps[0].half_hours == half_hours_of_moving);
    CHECK(
        text_of(steps[0], commune.fleet).vi ==
        "Đổi máy giữa Vị trí 1 (HP ProDesk 400 G5) và Vị trí 2 (HP ProDesk 400 G5).");
}

TEST_CASE("a circle of three needs a loaner: a spare one, else one to be retired, else one that is brought") {
    Commune commune(4);
    commune.hand_down(0, 1);
    commune.hand_down(1, 2);
    commune.hand_down(2, 0);
    SECTION("brought") {
        const auto steps = commune.moves();
        REQUIRE(kinds(steps).front() == MoveKind::lend);
        CHECK(steps[0].brought);
        CHECK(text_of(steps[0], commune.fleet).en.starts_with("Bring a loaner"));
        CHECK(steps.size() == 4);
    }
    SECTION("to be retired") {
        commune.replace(3);
        const auto steps = commune.moves();
        const auto lend = std::find_if(steps.begin(), steps.end(), [](auto& s) { return s.kind == MoveKind::lend; });
        REQUIRE(lend != steps.end());
        CHECK(lend->machine == commune.fleet.seats[3].machine);
        CHECK(steps.back().kind == MoveKind::retire);
    }
    SECTION("spare") {
        commune.replace(3);
        commune.fleet.machines.push_back(good_machine());
        const auto steps = commune.moves();
        const auto lend = std::find_if(steps.begin(), steps.end(), [](auto& s) { return s.kind == MoveKind::lend; });
        REQUIRE(lend != steps.end());
        CHECK(lend->machine == 4U);
    }
}

TEST_CASE("a day holds no more work than it has half hours") {
    Commune commune(20);
    for (std::uint32_t seat = 0; seat < 20; ++seat)
        commune.replace(seat);
    Policies rules = policies();
    rules.half_hours_a_day = 5;
    std::map<int, int> work;
    for (const MoveStep& step : moves_of(commune.lines, commune.fleet, rules))
        work[step.day] += step.half_hours;
    CHECK(work.size() == 11); // purchases, then two machines a day
    for (const auto& [day, half_hours] : work)
        CHECK(half_hours <= 5);
}

TEST_CASE("whatever is dealt out, the steps can be done one after another and end at the plan") {
    std::mt19937 random(71);
    int lent = 0;
    for (int i = 0; i < 300; ++i) {
        const Commune commune = dealt_anew(random);
        const auto steps = commune.moves();
        Office office(commune.fleet);
        int day = 0;
        for (const MoveStep& step : steps) {
            CHECK(step.day >= day);
            day = step.day;
            office.carry_out(step);
            lent += step.kind == MoveKind::lend ? 1 : 0;
            CHECK_FALSE(text_of(step, commune.fleet).vi.empty());
        }
        office.check_end(commune.lines);
        // Only a spare machine that nobody got is left in the store.
        for (const std::uint32_t machine : office.loose())
            CHECK(commune.fleet.machines[machine].id == "spare");
    }
    CHECK(lent > 20);
}

TEST_CASE("visits of a unit without ties to another one follow each other") {
    Commune commune(12);
    commune.fleet.units.push_back({"second", "Xã Hai", 0U});
    for (std::uint32_t seat = 0; seat < 12; ++seat) {
        commune.fleet.seats[seat].unit = 1 + seat % 2;
        commune.replace(seat);
    }
    int changes = 0;
    std::optional<std::uint32_t> unit;
    for (const MoveStep& step : commune.moves()) {
        if (!step.unit) continue;
        changes += unit && unit != step.unit ? 1 : 0;
        unit = step.unit;
    }
    CHECK(changes == 1);
}

#include "planner/lots/lots.h"
#include "planner/options/priced_options.h"
#include "planner/plan.h"
#include "planner/plan_conflict.h"
#include "tests/planner/example_office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>

/// Whole plans with limits of every kind, against trying everything. What may be paid is worked out here a second time,
/// year by year and line by line, and not by the budgets of planner/funding.
using namespace rasoat::planner;
using namespace rasoat::planner::tests;

namespace {

int drawn(std::mt19937& random, int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
}

bool one_in(std::mt19937& random, int many) {
    return drawn(random, 1, many) == 1;
}

Machine machine_drawn(std::mt19937& random) {
    Machine machine = one_in(random, 2) ? ancient_machine() : weak_machine();
    machine.processor.score = CpuScore{drawn(random, 100, 900)};
    machine.purchased = day(drawn(random, 2012, 2023), 5, 1);
    return machine;
}

struct Case {
    Fleet fleet;
    Policies rules;
};

void draw_funds(std::mt19937& random, Fleet& fleet) {
    fleet.funds.clear();
    const int lines = drawn(random, 1, 2);
    for (int line = 0; line < lines; ++line) {
        Fund fund;
        fund.line = "line-" + std::to_string(line);
        if (one_in(random, 3)) fund.unit = static_cast<std::uint32_t>(drawn(random, 0, 2));
        if (one_in(random, 4)) fund.kind = one_in(random, 2) ? SpendingKind::recurrent : SpendingKind::investment;
        if (one_in(random, 4)) fund.eligible_units = {static_cast<std::uint32_t>(drawn(random, 0, 2))};
        if (one_in(random, 5)) fund.eligible_roles = {static_cast<std::uint32_t>(drawn(random, 0, 1))};
        if (one_in(random, 5)) fund.eligible_items = {one_in(random, 2) ? ItemKind::desktop : ItemKind::parts};
        if (one_in(random, 2)) {
            FundShare share;
            share.rule = one_in(random, 2) ? FundShare::Rule::at_most : FundShare::Rule::kept;
            share.share = Share::of(drawn(random, 0, 10) * 0.1);
            if (one_in(random, 2)) share.units = {static_cast<std::uint32_t>(drawn(random, 1, 2))};
            if (one_in(random, 2)) share.items = {one_in(random, 2) ? ItemKind::desktop : ItemKind::parts};
            fund.shares.push_back(share);
        }
        for (int year = 2027; year < 2029; ++year) {
            if (one_in(random, 4)) continue;
            fund.id = fund.line + "/" + std::to_string(year);
            fund.year = {year};
            fund.amount = {drawn(random, 0, 300) * 100'000LL + drawn(random, 0, 1)};
            fund.carries_over = one_in(random, 2);
            fleet.funds.push_back(fund);
        }
    }
}

Case case_drawn(std::mt19937& random) {
    Case each{office({0}), policies()};
    each.fleet.units.push_back({"second", "Xã Hai", 0U});
    each.fleet.catalogue.models.resize(2);
    const int seats = drawn(random, 1, 3);
    for (int i = 0; i < seats; ++i) {
        const auto role = static_cast<std::uint32_t>(drawn(random, 0, 1));
        const auto seat =
            add_seat(each.fleet, role, one_in(random, 5) ? std::nullopt : std::optional(machine_drawn(random)));
        each.fleet.seats[seat].unit = static_cast<std::uint32_t>(drawn(random, 1, 2));
    }
    draw_funds(random, each.fleet);
    each.rules.cascade = CascadePool::none;
    each.rules.years = 2;
    if (one_in(random, 3)) each.rules.reserve = Share::of(drawn(random, 0, 3) * 0.1);
    return each;
}

bool below(const Fleet& fleet, std::uint32_t unit, std::uint32_t above) {
    return unit == above || (fleet.units[unit].parent && below(fleet, *fleet.units[unit].parent, above));
}

/// What is bought at a seat, and by which line of funds.
struct Bought {
    std::uint32_t seat = 0;
    const PricedOption* option = nullptr;
    std::string line; ///< empty: it costs nothing
};

ItemKind item_of(const Fleet& fleet, const Option& option) {
    if (option.kind == OptionKind::replace)
        return fleet.catalogue.models[option.model].kind == MachineKind::laptop ? ItemKind::laptop : ItemKind::desktop;
    return option.upgrade.memory || option.upgrade.disk ? ItemKind::parts : ItemKind::licence;
}

template <typename Value>
bool allows(const std::vector<Value>& values, Value value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

bool meant(const Fleet& fleet, const std::vector<std::uint32_t>& units, const Bought& bought) {
    return units.empty() || std::any_of(units.begin(), units.end(), [&](std::uint32_t unit) {
               return below(fleet, fleet.seats[bought.seat].unit, unit);
           });
}

bool may_pay(const Fleet& fleet, const Fund& fund, const Bought& bought) {
    const Seat& seat = fleet.seats[bought.seat];
    return (!fund.unit || below(fleet, seat.unit, *fund.unit)) &&
           (!fund.kind || *fund.kind == bought.option->spending) && meant(fleet, fund.eligible_units, bought) &&
           allows(fund.eligible_roles, seat.role) && allows(fund.eligible_items, item_of(fleet, bought.option->option));
}

/// Plays the line's years: what comes in, what is spent, what the year leaves.
template <typename Income, typename Counts>
bool never_overdrawn(
    const std::vector<const Fund*>& funds, std::span<const Bought> purchases, const std::string& line,
    const Policies& rules, Income income, Counts counts) {
    Vnd rest;
    bool carries = false;
    for (int offset = 0; offset < rules.years; ++offset) {
        const Year year = rules.first_year + offset;
        if (!carries) rest = {};
        for (const Fund* fund : funds)
            if (fund->year == year) {
                rest += income(*fund);
                carries = fund->carries_over;
            }
        for (const Bought& each : purchases)
            if (each.line == line && each.option->year == year && counts(each)) rest -= each.option->cost;
        if (rest < Vnd{0}) return false;
    }
    return true;
}

bool money_holds(const Fleet& fleet, const Policies& rules, std::span<const Bought> purchases) {
    std::map<std::string, std::vector<const Fund*>> lines;
    for (const Fund& fund : fleet.funds)
        lines[fund.line].push_back(&fund);
    for (const Bought& each : purchases)
        if (!each.line.empty() && !may_pay(fleet, *lines.at(each.line).front(), each)) return false;
    for (const auto& [line, funds] : lines) {
        const auto usable = [&](const Fund& fund) { return fund.amount - rules.reserve.up(fund.amount); };
        if (!never_overdrawn(funds, purchases, line, rules, usable, [](const Bought&) { return true; })) return false;
        for (const FundShare& share : funds.front()->shares) {
            const bool kept = share.rule == FundShare::Rule::kept;
            const auto part = [&](const Fund& fund) {
                return kept ? std::max(Vnd{0}, usable(fund) - share.share.up(fund.amount))
                            : share.share.down(fund.amount);
            };
            const auto counts = [&](const Bought& each) {
                return kept !=
                       (meant(fleet, share.units, each) && allows(share.items, item_of(fleet, each.option->option)));
            };
            if (!never_overdrawn(funds, purchases, line, rules, part, counts)) return false;
        }
    }
    return true;
}

bool covered(const Case& each, const std::vector<SeatOptions>& seats, const std::vector<const PricedOption*>& taken) {
    for (const Coverage& coverage : each.rules.coverages)
        for (std::uint32_t unit = 0; unit < each.fleet.units.size(); ++unit) {
            if (coverage.unit && *coverage.unit != unit) continue;
            std::uint32_t all = 0;
            std::uint32_t fit = 0;
            for (std::uint32_t seat = 0; seat < seats.size(); ++seat) {
                const std::uint32_t its = each.fleet.seats[seat].unit;
                if (coverage.unit ? !below(each.fleet, its, unit) : its != unit) continue;
                ++all;
                fit += fit_at(seats[seat], taken[seat], coverage.by.value_or(Year{2028})) ? 1 : 0;
            }
            if (fit < coverage.share.least_count(all)) return false;
        }
    return true;
}

/// The options of one seat with the line that pays, nothing first.
std::vector<Bought> ways_at(const Case& each, const std::vector<SeatOptions>& seats, std::uint32_t seat) {
    std::vector<Bought> ways{{seat, nullptr, ""}};
    for (const PricedOption& option : seats[seat].options) {
        if (option.cost == Vnd{0}) {
            ways.push_back({seat, &option, ""});
            continue;
        }
        std::vector<std::string> lines;
        for (const Fund& fund : each.fleet.funds)
            if (std::find(lines.begin(), lines.end(), fund.line) == lines.end()) lines.push_back(fund.line);
        for (const std::string& line : lines)
            ways.push_back({seat, &option, line});
    }
    return ways;
}

/// The best benefit of all that the limits allow; none where they allow nothing at all. `prices_hold` looks at what was
/// bought and says whether the prices are those of the case.
template <typename PricesHold>
std::optional<double> best_by_trying(
    const Case& each, const std::vector<SeatOptions>& seats, PricesHold prices_hold, std::uint32_t seat,
    std::vector<Bought>& purchases, std::vector<const PricedOption*>& taken, double benefit) {
    if (!money_holds(each.fleet, each.rules, purchases)) return std::nullopt;
    if (seat == seats.size()) {
        if (!covered(each, seats, taken) || !prices_hold(purchases)) return std::nullopt;
        return benefit;
    }
    std::optional<double> best;
    for (const Bought& way : ways_at(each, seats, seat)) {
        taken[seat] = way.option;
        if (way.option) purchases.push_back(way);
        const auto found = best_by_trying(
            each, seats, prices_hold, seat + 1, purchases, taken, benefit + (way.option ? way.option->benefit : 0));
        if (way.option) purchases.pop_back();
        taken[seat] = nullptr;
        if (found && (!best || *found > *best)) best = found;
    }
    return best;
}

template <typename PricesHold>
std::optional<double> best_of(const Case& each, const std::vector<SeatOptions>& seats, PricesHold prices_hold) {
    std::vector<Bought> purchases;
    std::vector<const PricedOption*> taken(seats.size(), nullptr);
    return best_by_trying(each, seats, prices_hold, 0, purchases, taken, 0);
}

constexpr auto any_price = [](const std::vector<Bought>&) { return true; };

/// The plan's lines as purchases; the options live in `held`.
std::vector<Bought> purchases_of(const Case& each, const Plan& made, std::vector<PricedOption>& held) {
    held.reserve(made.lines.size());
    std::vector<Bought> purchases;
    for (const PlanLine& line : made.lines) {
        if (line.option.kind == OptionKind::keep) continue;
        PricedOption option{.option = line.option, .year = *line.year, .cost = line.cost};
        option.spending = spending_of(line.option, line.cost, each.rules);
        held.push_back(option);
        purchases.push_back({line.seat, &held.back(), line.fund ? each.fleet.funds[*line.fund].line : std::string()});
    }
    return purchases;
}

void check_plan(const Case& each, const Plan& made, double best) {
    std::vector<PricedOption> held;
    CHECK(money_holds(each.fleet, each.rules, purchases_of(each, made, held)));
    CHECK(made.benefit <= best + 1e-6);
    CHECK(made.bound >= best - 1e-6);
    if (made.proven_optimal) CHECK(made.benefit == Approx(best).margin(1e-6));
}

} // namespace

TEST_CASE("with carrying over, shares, eligibility and reserve the plan is the best that trying everything finds") {
    std::mt19937 random(11);
    for (int i = 0; i < 150; ++i) {
        const Case each = case_drawn(random);
        const auto seats = priced_options(each.fleet, each.rules, 1);
        const auto best = best_of(each, seats, any_price);
        REQUIRE(best);
        const Plan made = plan(each.fleet, each.rules, {});
        CHECK(made.proven_optimal);
        check_plan(each, made, *best);
    }
}

TEST_CASE("with shares of fit seats the bound holds, the plan meets them, and a refusal is right") {
    std::mt19937 random(12);
    int met = 0;
    int refused = 0;
    double reached = 0;
    for (int i = 0; i < 200; ++i) {
        Case each = case_drawn(random);
        Coverage coverage{std::nullopt, Share::of(drawn(random, 1, 10) * 0.1), std::nullopt};
        if (one_in(random, 2)) coverage.unit = static_cast<std::uint32_t>(drawn(random, 0, 2));
        if (one_in(random, 3)) coverage.by = Year{2027};
        each.rules.coverages = {coverage};
        const auto seats = priced_options(each.fleet, each.rules, 1);
        const auto best = best_of(each, seats, any_price);
        Limits limits;
        limits.nodes = 20'000;
        try {
            const Plan made = plan(each.fleet, each.rules, limits);
            REQUIRE(best);
            check_plan(each, made, *best);
            reached += *best > 0 ? made.benefit / *best : 1;
            ++met;
        } catch (const PlanConflict& conflict) {
            CHECK_FALSE(best);
            CHECK_FALSE(conflict.text.vi.empty());
            ++refused;
        }
    }
    CHECK(met > 40);
    CHECK(refused > 40);
    CHECK(reached / met > 0.99);
}

TEST_CASE("with lots the prices agree with what is bought, and the bound holds") {
    std::mt19937 random(13);
    double reached = 0;
    int plans = 0;
    int on_their_own = 0;
    for (int i = 0; i < 150; ++i) {
        Case each = case_drawn(random);
        each.rules.lots = {drawn(random, 2, 3), one_in(random, 2) ? Lots::Scope::unit : Lots::Scope::organisation, 0.1};
        const auto central = priced_options(each.fleet, each.rules, 1);
        // For trying: each new machine at both prices.
        auto both = central;
        for (SeatOptions& seat : both)
            for (std::size_t option = seat.options.size(); option-- > 0;) {
                PricedOption own = seat.options[option];
                if (own.option.kind != OptionKind::replace) continue;
                own.cost = own_price(own.cost, each.rules.lots);
                const Role& role = each.fleet.roles.front();
                if (norm_allows(each.fleet, role, MachineKind::desktop, own.cost, own.year))
                    seat.options.push_back(own);
            }
        const auto is_own = [&](const Bought& bought) {
            const Vnd price = cost_of(bought.option->option, each.fleet.catalogue, each.rules, bought.option->year);
            return bought.option->cost != price;
        };
        const auto prices_hold = [&](const std::vector<Bought>& purchases) {
            std::map<std::pair<std::uint32_t, int>, int> count;
            const auto key = [&](const Bought& bought) {
                const bool by_unit = each.rules.lots.scope == Lots::Scope::unit;
                return std::pair{by_unit ? each.fleet.seats[bought.seat].unit : 0U, bought.option->year.value};
            };
            for (const Bought& bought : purchases)
                if (bought.option->option.kind == OptionKind::replace) ++count[key(bought)];
            return std::all_of(purchases.begin(), purchases.end(), [&](const Bought& bought) {
                return bought.option->option.kind != OptionKind::replace || is_own(bought) ||
                       count[key(bought)] >= each.rules.lots.least;
            });
        };
        const auto best = best_of(each, both, prices_hold);
        REQUIRE(best);
        const Plan made = plan(each.fleet, each.rules, {});
        check_plan(each, made, *best);
        std::vector<PricedOption> held;
        const auto purchases = purchases_of(each, made, held);
        CHECK(prices_hold(purchases));
        on_their_own += static_cast<int>(std::count_if(purchases.begin(), purchases.end(), is_own));
        reached += *best > 0 ? made.benefit / *best : 1;
        ++plans;
    }
    CHECK(on_their_own > 10);
    CHECK(reached / plans > 0.97);
}

TEST_CASE("equal treatment leaves the worst unit no worse than without it") {
    std::mt19937 random(14);
    for (int i = 0; i < 60; ++i) {
        Case each = case_drawn(random);
        Limits limits;
        limits.nodes = 20'000;
        const Plan freely = plan(each.fleet, each.rules, limits);
        each.rules.equal_treatment = true;
        const Plan equally = plan(each.fleet, each.rules, limits);
        CHECK(equally.least_unit_share >= freely.least_unit_share);
        CHECK(equally.benefit <= freely.bound + 1e-6);
        std::vector<PricedOption> held;
        CHECK(money_holds(each.fleet, each.rules, purchases_of(each, equally, held)));
    }
}

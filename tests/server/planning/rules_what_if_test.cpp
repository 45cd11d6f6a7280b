#include "server/planning/rules_what_if.h"
#include "server/planning/seat_judging.h"
#include "tests/server/planning/demo_office.h"
#include "tests/server/planning/small_district.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat;
using namespace rasoat::tests;
using planning::ranking_shift;

namespace {

planner::Role role_of(const planning::ReviewedFleet& reviewed, const std::string& id) {
    return *std::ranges::find(reviewed.fleet.roles, id, &planner::Role::id);
}

} // namespace

TEST_CASE("more memory asked of a role turns its seats low, and says which, where and how they would rank", "[rules]") {
    SmallDistrict district;
    const auto reviewed = district.office.reviewed();
    auto role = role_of(*reviewed, "accountant");
    role.memory = {128 * 1024};
    role.processor = {50'000};
    const auto shift = ranking_shift(*reviewed, {role, std::nullopt}, *district.office.store().snapshot(), 50);
    CHECK(shift.seats == 1);
    CHECK(shift.low_before == 0);
    CHECK(shift.low_after == 1);
    REQUIRE(shift.newly_low.total == 1);
    const auto& turned = shift.newly_low.items.at(0);
    CHECK(turned.seat.id == district.fit);
    CHECK(turned.machine->id == district.fit_machine);
    CHECK(turned.rank_before == 4);
    CHECK(turned.rank_after < 4);
    CHECK(*turned.score_before > 90);
    CHECK(*turned.score_after < 70);
    CHECK(shift.newly_fit.total == 0);
    REQUIRE(shift.units.size() == 1);
    CHECK(shift.units[0].id == district.finance);
    CHECK(shift.units[0].low_before == 0);
    CHECK(shift.units[0].low_after == 1);
    CHECK(shift.moved >= 2);
}

TEST_CASE("rules as they are turn nothing, and neither does a role that nobody has", "[rules]") {
    SmallDistrict district;
    const auto reviewed = district.office.reviewed();
    const auto reader = district.office.store().snapshot();
    const auto same = ranking_shift(*reviewed, {role_of(*reviewed, "clerk"), reviewed->policies}, *reader, 50);
    CHECK(same.seats == 4);
    CHECK(same.low_before == 2);
    CHECK(same.low_after == 2);
    CHECK(same.moved == 0);
    CHECK(same.units.empty());
    auto unknown = role_of(*reviewed, "clerk");
    unknown.id = "nobody";
    CHECK(ranking_shift(*reviewed, {unknown, std::nullopt}, *reader, 50).seats == 0);
}

TEST_CASE("a what-if tells what the ranking then is, for a role and for policies", "[rules]") {
    DemoOffice office;
    const auto reviewed = office.reviewed();
    auto clerk = role_of(*reviewed, "clerk");
    clerk.memory = {16 * 1024};
    auto policies = reviewed->policies;
    policies.fit_from = 95;
    const auto reader = office.store().snapshot();
    const auto check = [&](const planning::TriedRules& tried) {
        const auto shift = ranking_shift(*reviewed, tried, *reader, 5);
        planning::ReviewedFleet changed = *reviewed;
        if (tried.role) *std::ranges::find(changed.fleet.roles, tried.role->id, &planner::Role::id) = *tried.role;
        if (tried.policies) changed.policies = *tried.policies;
        for (auto& seat : changed.fleet.seats) {
            if (!seat.machine) continue;
            auto& strain = changed.fleet.machines[*seat.machine].strain;
            if (!strain) continue;
            strain->under_memory = changed.fleet.roles[seat.role].memory;
            strain->under_processor = changed.fleet.roles[seat.role].processor;
        }
        planning::judge_seats(changed);
        std::size_t low = 0;
        std::size_t newly_low = 0;
        std::size_t moved = 0;
        for (const auto& judged : changed.ranking) {
            const auto before = reviewed->ranking[reviewed->rank_of[judged.seat]].verdict;
            const auto is_low = judged.verdict <= planning::SeatVerdict::low;
            if (is_low && before > planning::SeatVerdict::low) ++newly_low;
            if (changed.rank_of[judged.seat] != reviewed->rank_of[judged.seat]) ++moved;
            if (tried.policies || changed.fleet.roles[changed.fleet.seats[judged.seat].role].id == tried.role->id)
                low += is_low ? 1 : 0;
        }
        CHECK(shift.low_after == low);
        CHECK(shift.newly_low.total == newly_low);
        CHECK(shift.moved == moved);
        CHECK(shift.newly_low.items.size() == std::min<std::size_t>(5, newly_low));
        CHECK(newly_low > 0);
        for (const auto& item : shift.newly_low.items)
            CHECK(item.rank_after == changed.rank_of[reviewed->seat_index.at(item.seat.id)] + 1);
    };
    check({clerk, std::nullopt});
    check({std::nullopt, policies});
    // The same way back: what turned low would turn fit again.
    clerk.memory = {4 * 1024};
    CHECK(ranking_shift(*reviewed, {clerk, std::nullopt}, *reader, 50).newly_low.total == 0);
}

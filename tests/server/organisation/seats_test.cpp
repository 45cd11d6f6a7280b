#include "server/organisation/organisation_refused.h"
#include "server/organisation/seats.h"
#include "server/organisation/units_on_day.h"
#include "tests/server/organisation/small_organisation.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

#include <array>
#include <functional>

using namespace rasoat;
using namespace rasoat::tests;
using organisation::OrganisationRefused;
using store::Transaction;

namespace {

const std::vector<std::string> roles{"clerk", "leader"};

organisation::SeatDraft draft_in(store::UnitId unit, const std::string& code = "vp-09") {
    return {.unit = unit, .code = code, .name = "Văn thư", .role = "clerk", .weight = 1, .person = "Trần Văn Minh"};
}

std::string refused_field(SmallOrganisation& organisation, const std::function<void(Transaction&)>& work) {
    try {
        organisation.store().write([&](Transaction& t) { work(t); });
    } catch (const OrganisationRefused& refused) {
        return refused.field();
    }
    return "done";
}

} // namespace

TEST_CASE("a seat is made, changed and removed, each with its trace", "[seats]") {
    SmallOrganisation organisation;
    const auto actor = SmallOrganisation::actor();
    auto draft = draft_in(organisation.an.unit);
    const auto id =
        organisation.store().write([&](Transaction& t) { return organisation::add_seat(t, draft, roles, actor); });
    CHECK(organisation.now()->seat(id)->person == "Trần Văn Minh");
    draft.unit = organisation.binh.unit;
    draft.role = "leader";
    draft.person.clear();
    organisation.store().write([&](Transaction& t) { organisation::change_seat(t, id, draft, roles, actor); });
    const auto changed = organisation.now()->seat(id).value();
    CHECK(changed.role == "leader");
    CHECK(changed.person.empty());
    const auto yesterday = std::chrono::floor<std::chrono::days>(at()) - std::chrono::days(1);
    CHECK(organisation::unit_of_seats_on(*organisation.now(), yesterday).at(id) == organisation.an.unit);
    organisation.store().write([&](Transaction& t) { organisation::remove_seat(t, id, actor); });
    CHECK_FALSE(organisation.now()->seat(id));
    const auto trail = organisation.now()->audit_trail({}, 3);
    CHECK(trail[0].action == "remove-seat");
    CHECK(trail[1].action == "change-seat");
    CHECK(trail[2].action == "add-seat");
    CHECK(trail[2].actor == "lan");
}

TEST_CASE("the machine of a removed seat stays, and its history tells that it lost it", "[seats]") {
    SmallOrganisation organisation;
    organisation.store().write(
        [&](Transaction& t) { organisation::remove_seat(t, organisation.an.seated, SmallOrganisation::actor()); });
    CHECK(organisation.now()->machine(organisation.an.machine));
    const auto entry = organisation.now()->history_of(organisation.an.machine, 1).at(0);
    CHECK(entry.part == store::MachinePart::seat);
    CHECK(entry.after.empty());
}

TEST_CASE("a wrong seat is refused by its field", "[seats]") {
    SmallOrganisation organisation;
    const auto actor = SmallOrganisation::actor();
    const auto refused = [&](organisation::SeatDraft draft) {
        return refused_field(organisation, [&](Transaction& t) { organisation::add_seat(t, draft, roles, actor); });
    };
    CHECK(refused(draft_in({99})) == "/unit_id");
    CHECK(refused(draft_in(organisation.an.unit, "xa-an-01")) == "/code");
    auto draft = draft_in(organisation.an.unit);
    draft.role = "astronaut";
    CHECK(refused(draft) == "/role_id");
    CHECK(refused_field(organisation, [&](Transaction& t) {
              organisation::change_seat(t, {99}, draft_in(organisation.an.unit), roles, actor);
          }) == "/id");
}

TEST_CASE("machines are assigned in bulk, all or none", "[seats]") {
    SmallOrganisation organisation;
    const auto actor = SmallOrganisation::actor();
    // Both change places.
    organisation.store().write([&](Transaction& t) {
        organisation::assign(
            t,
            std::vector<organisation::Assignment>{
                {organisation.an.seated, organisation.binh.machine},
                {organisation.binh.seated, organisation.an.machine}},
            actor);
    });
    CHECK(organisation.now()->seat(organisation.an.seated)->machine == organisation.binh.machine);
    CHECK(organisation.now()->seat(organisation.binh.seated)->machine == organisation.an.machine);
    const auto refused = [&](std::vector<organisation::Assignment> assignments) {
        return refused_field(organisation, [&](Transaction& t) { organisation::assign(t, assignments, actor); });
    };
    CHECK(refused({{organisation.an.free, organisation.an.machine}, {{99}, std::nullopt}}) == "/items/1/seat_id");
    CHECK(refused({{organisation.an.free, store::MachineId{99}}}) == "/items/0/machine_id");
    CHECK(
        refused({{organisation.an.free, organisation.an.machine}, {organisation.binh.free, organisation.an.machine}}) ==
        "/items/1/machine_id");
    CHECK_FALSE(organisation.now()->seat(organisation.an.free)->machine);
    organisation.store().write([&](Transaction& t) {
        organisation::assign(t, std::vector<organisation::Assignment>{{organisation.an.seated, std::nullopt}}, actor);
    });
    CHECK_FALSE(organisation.now()->seat(organisation.an.seated)->machine);
}

TEST_CASE("a unit's free seats get its machines that have none", "[seats]") {
    SmallOrganisation organisation;
    const auto actor = SmallOrganisation::actor();
    const auto [second, third] = organisation.store().write([&](Transaction& t) {
        auto machine = sample_machine("pc-2");
        machine.unit = organisation.an.unit;
        return std::array{t.add_machine(machine), t.add_machine(machine)};
    });
    const auto assigned = organisation.store().write(
        [&](Transaction& t) { return organisation::assign_within(t, organisation.an.unit, actor); });
    CHECK(assigned.size() == 1);
    CHECK(organisation.now()->seat(organisation.an.free)->machine == second);
    CHECK_FALSE(organisation.now()->seat_of(third));
    CHECK_FALSE(organisation.now()->seat(organisation.binh.free)->machine);
}

#include "server/organisation/organisation_refused.h"
#include "server/organisation/reorganisation_text.h"
#include "server/organisation/units_on_day.h"
#include "tests/server/organisation/small_organisation.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using namespace std::chrono_literals;
using organisation::OrganisationRefused;
using organisation::request_from_json;
using Names = std::vector<std::string>;

namespace {

constexpr store::Day june{2025y / 6 / 30};
constexpr store::Day july{2025y / 7 / 1};
constexpr store::Day today{2026y / 11 / 24};

/// Both communes become a new ward, directly under no one.
std::string merge_into_ward(const std::string& on = "2025-07-01") {
    return R"({"kind":"merge","units":["2","3"],"into":{"code":"phuong","name":"Phường An Bình"},)"
           R"("decision":"Nghị quyết 1682/NQ-UBTVQH15","on":")" +
           on + R"("})";
}

std::string refused_field(SmallOrganisation& organisation, const std::string& json) {
    const auto before = organisation.state();
    try {
        organisation.reorganise(json);
    } catch (const OrganisationRefused& refused) {
        CHECK(organisation.state() == before);
        return refused.field();
    }
    return "done";
}

} // namespace

TEST_CASE("a renamed unit shows its old name before the day and its new one from it on", "[reorganisation]") {
    SmallOrganisation organisation;
    organisation.reorganise(R"({"kind":"rename","unit_id":"2","name":"Phường An","on":"2025-07-01"})");
    CHECK(organisation.names_on(june) == Names{"Huyện Cần Giuộc", "Xã An", "Xã Bình"});
    CHECK(organisation.names_on(july) == Names{"Huyện Cần Giuộc", "Phường An", "Xã Bình"});
    organisation.reorganise(R"({"kind":"rename","unit_id":"2","name":"Phường Mới","on":"2026-01-01"})");
    CHECK(organisation.names_on(june)[1] == "Xã An");
    CHECK(organisation.names_on(july)[1] == "Phường An");
    CHECK(organisation.names_on(today)[1] == "Phường Mới");
}

TEST_CASE("a unit that moves belongs to its old parent before the day", "[reorganisation]") {
    SmallOrganisation organisation;
    organisation.reorganise(R"({"kind":"move","unit_id":"3","parent_id":"2","on":"2025-07-01"})");
    CHECK(organisation::units_on(*organisation.now(), june)[2].parent == organisation.district);
    CHECK(organisation::units_on(*organisation.now(), july)[2].parent == organisation.an.unit);
}

TEST_CASE("communes merged into a ward take seats, machines, agents, tokens and money along", "[reorganisation]") {
    SmallOrganisation organisation;
    organisation.reorganise(merge_into_ward());
    const auto reader = organisation.now();
    const auto ward = reader->units().back();
    CHECK(ward.name == "Phường An Bình");
    for (const auto& seat : reader->seats())
        CHECK(seat.unit == ward.id);
    for (const auto& machine : reader->machines())
        CHECK(machine.unit == ward.id);
    for (const auto& commune : {organisation.an, organisation.binh}) {
        CHECK(reader->device(commune.agent)->unit == ward.id);
        CHECK(reader->enrolment_token(commune.token)->unit == ward.id);
        CHECK(reader->unit(commune.unit)->ended_on == july);
        CHECK(reader->unit(commune.unit)->successor == ward.id);
        CHECK(reader->history_of(commune.machine, 1).at(0).after == "Phường An Bình");
    }
    CHECK(organisation.names_on(june) == Names{"Huyện Cần Giuộc", "Xã An", "Xã Bình"});
    CHECK(organisation.names_on(july) == Names{"Huyện Cần Giuộc", "Phường An Bình"});
    CHECK(organisation::unit_of_seats_on(*reader, june).at(organisation.an.seated) == organisation.an.unit);
    CHECK(organisation::unit_of_seats_on(*reader, july).at(organisation.an.seated) == ward.id);
}

TEST_CASE("money of years before a merge stays with the units of then", "[reorganisation]") {
    SmallOrganisation organisation;
    organisation.reorganise(merge_into_ward("2026-01-01"));
    const auto ward = organisation.now()->units().back().id;
    for (const auto& fund : organisation.now()->funds()) {
        INFO(fund.code);
        CHECK((fund.unit == ward) == (fund.year.value == 2026));
    }
}

TEST_CASE("a commune can be merged into its neighbour, and a district dissolved into its commune", "[reorganisation]") {
    SmallOrganisation organisation;
    organisation.reorganise(R"({"kind":"merge","units":["2","3"],"into":{"unit_id":"3"},"on":"2025-07-01"})");
    CHECK(organisation.names_on(july) == Names{"Huyện Cần Giuộc", "Xã Bình"});
    organisation.reorganise(R"({"kind":"merge","units":["1"],"into":{"unit_id":"3"},"on":"2025-07-01"})");
    CHECK(organisation.names_on(july) == Names{"Xã Bình"});
    CHECK_FALSE(organisation.now()->units().at(0).parent);
    CHECK(organisation.names_on(june) == Names{"Huyện Cần Giuộc", "Xã An", "Xã Bình"});
}

TEST_CASE(
    "a split gives each part its seats with machines and agents, and the rest stays or goes to the first",
    "[reorganisation]") {
    SmallOrganisation organisation;
    const auto seat = store::to_string(organisation.an.seated);
    const auto ends = GENERATE(false, true);
    organisation.reorganise(
        R"({"kind":"split","unit_id":"2","on":"2025-07-01","parts":[{"code":"moi","name":"Xã Mới","seats":[")" + seat +
        R"("]}],"ends":)" + (ends ? "true" : "false") + "}");
    const auto reader = organisation.now();
    const auto made = reader->units().back();
    CHECK(made.name == "Xã Mới");
    CHECK(made.parent == organisation.district);
    CHECK(reader->seat(organisation.an.seated)->unit == made.id);
    CHECK(reader->machine(organisation.an.machine)->unit == made.id);
    CHECK(reader->device(organisation.an.agent)->unit == made.id);
    CHECK(reader->seat(organisation.an.free)->unit == (ends ? made.id : organisation.an.unit));
    CHECK(reader->enrolment_token(organisation.an.token)->unit == (ends ? made.id : organisation.an.unit));
    CHECK(reader->unit(organisation.an.unit)->ended_on.has_value() == ends);
}

TEST_CASE(
    "a split that its unit outlives is undone, and what came into the new unit since goes to it", "[reorganisation]") {
    SmallOrganisation organisation;
    const auto before = organisation.state();
    const auto seat = store::to_string(organisation.an.seated);
    const auto id = organisation.reorganise(
        R"({"kind":"split","unit_id":"2","on":"2025-07-01","parts":[{"code":"moi","name":"Xã Mới","seats":[")" + seat +
        R"("]}]})");
    const auto made = organisation.now()->units().back().id;
    SECTION("as it was") {
        organisation.undo(id);
        CHECK(organisation.state() == before);
    }
    SECTION("with a seat added since") {
        const auto late =
            organisation.store().write([&](store::Transaction& t) { return t.add_seat(sample_seat(made, "moi-01")); });
        organisation.undo(id);
        CHECK(organisation.now()->seat(late)->unit == organisation.an.unit);
    }
    SECTION("not before a later change of its unit is undone") {
        organisation.reorganise(R"({"kind":"merge","units":["2"],"into":{"unit_id":"3"},"on":"2026-01-01"})");
        CHECK_THROWS_AS(organisation.undo(id), OrganisationRefused);
    }
}

TEST_CASE("a preview tells what would move and changes nothing", "[reorganisation]") {
    SmallOrganisation organisation;
    const auto before = organisation.state();
    const auto effects =
        organisation::preview(organisation.store(), request_from_json(merge_into_ward()), SmallOrganisation::actor());
    CHECK(organisation.state() == before);
    CHECK(organisation.now()->reorganisations(10).empty());
    CHECK(effects.seats.size() == 4);
    CHECK(effects.machines.size() == 2);
    CHECK(effects.devices.size() == 2);
    CHECK(effects.tokens.size() == 2);
    CHECK(effects.funds.size() == 4);
    CHECK(effects.units_made.size() == 1);
    CHECK(effects.units_before.size() == 2);
}

TEST_CASE("what was done can be undone, to the last record", "[reorganisation]") {
    SmallOrganisation organisation;
    const auto before = organisation.state();
    for (
        const auto& json :
        {merge_into_ward(),
         std::string(R"({"kind":"merge","units":["1","2"],"into":{"unit_id":"2"},"on":"2025-07-01"})"),
         std::string(R"({"kind":"rename","unit_id":"2","name":"Khác","code":"khac","on":"2025-07-01"})"),
         std::string(R"({"kind":"move","unit_id":"3","parent_id":"2","on":"2025-07-01"})"),
         std::string(
             R"({"kind":"split","unit_id":"2","on":"2025-07-01","ends":true,"parts":[{"code":"moi","name":"Mới","seats":[]}]})")}) {
        INFO(json);
        const auto id = organisation.reorganise(json);
        CHECK(organisation.state() != before);
        organisation.undo(id);
        CHECK(organisation.state() == before);
        CHECK(organisation.now()->reorganisation(id)->state == store::ReorganisationState::undone);
        CHECK_THROWS_AS(organisation.undo(id), OrganisationRefused);
    }
}

TEST_CASE("what came into a new unit since goes to an old one when the merge is undone", "[reorganisation]") {
    SmallOrganisation organisation;
    const auto id = organisation.reorganise(merge_into_ward());
    const auto ward = organisation.now()->units().back().id;
    const auto late = organisation.store().write([&](store::Transaction& t) {
        t.add_device(sample_device(ward, 9));
        return t.add_seat(sample_seat(ward, "moi-01"));
    });
    organisation.undo(id);
    CHECK(organisation.now()->seat(late)->unit == organisation.an.unit);
    CHECK_FALSE(organisation.now()->unit(ward));
}

TEST_CASE("of two changes to a unit the later is undone first", "[reorganisation]") {
    SmallOrganisation organisation;
    const auto first = organisation.reorganise(R"({"kind":"rename","unit_id":"2","name":"Một","on":"2025-07-01"})");
    const auto other = organisation.reorganise(R"({"kind":"rename","unit_id":"3","name":"Khác","on":"2025-07-01"})");
    const auto second = organisation.reorganise(R"({"kind":"rename","unit_id":"2","name":"Hai","on":"2026-01-01"})");
    CHECK_THROWS_AS(organisation.undo(first), OrganisationRefused);
    CHECK_NOTHROW(organisation.undo(other));
    organisation.undo(second);
    organisation.undo(first);
    CHECK(organisation.names_on(today) == Names{"Huyện Cần Giuộc", "Xã An", "Xã Bình"});
}

TEST_CASE("a change for a day to come waits for it, and can be called off", "[reorganisation]") {
    SmallOrganisation organisation;
    const auto before = organisation.state();
    const auto id = organisation.reorganise(merge_into_ward("2027-01-01"));
    CHECK(organisation.state() == before);
    CHECK(organisation.now()->reorganisation(id)->state == store::ReorganisationState::planned);
    SECTION("done on its day") {
        const auto new_year = store::Time(std::chrono::sys_days{2027y / 1 / 1});
        CHECK(organisation::do_what_is_due(organisation.store(), new_year - 1ms).empty());
        CHECK(organisation.state() == before);
        CHECK(organisation::do_what_is_due(organisation.store(), new_year).empty());
        CHECK(organisation.names_on(store::Day{2027y / 1 / 1}) == Names{"Huyện Cần Giuộc", "Phường An Bình"});
        organisation.undo(id);
        CHECK(organisation.state() == before);
    }
    SECTION("called off") {
        organisation.undo(id);
        CHECK(organisation::do_what_is_due(organisation.store(), at() + std::chrono::days(400)).empty());
        CHECK(organisation.state() == before);
    }
    SECTION("told when it cannot be done any more") {
        organisation.reorganise(R"({"kind":"merge","units":["2"],"into":{"unit_id":"3"},"on":"2026-01-01"})");
        const auto failed = organisation::do_what_is_due(organisation.store(), at() + std::chrono::days(400));
        REQUIRE(failed.size() == 1);
        CHECK(failed[0].first == id);
    }
}

TEST_CASE("what cannot be is refused by its field and changes nothing", "[reorganisation]") {
    SmallOrganisation organisation;
    CHECK(
        refused_field(organisation, R"({"kind":"rename","unit_id":"99","name":"a","on":"2025-07-01"})") == "/unit_id");
    CHECK(
        refused_field(organisation, R"({"kind":"rename","unit_id":"2","code":"xa-binh","on":"2025-07-01"})") ==
        "/code");
    CHECK(refused_field(organisation, R"({"kind":"rename","unit_id":"2","on":"2025-07-01"})") == "/name");
    CHECK(
        refused_field(organisation, R"({"kind":"move","unit_id":"1","parent_id":"2","on":"2025-07-01"})") ==
        "/parent_id");
    CHECK(
        refused_field(organisation, R"({"kind":"merge","units":["2","2"],"into":{"unit_id":"3"},"on":"2025-07-01"})") ==
        "/units/1");
    CHECK(
        refused_field(organisation, R"({"kind":"merge","units":["2"],"into":{"unit_id":"2"},"on":"2025-07-01"})") ==
        "/units");
    CHECK(
        refused_field(
            organisation,
            R"({"kind":"merge","units":["1","2"],"into":{"code":"m","name":"M","parent_id":"1"},"on":"2025-07-01"})") ==
        "/into/parent_id");
    CHECK(
        refused_field(
            organisation,
            R"({"kind":"split","unit_id":"2","on":"2025-07-01","parts":[{"code":"m","name":"M","seats":["3"]}]})") ==
        "/parts/0/seats/0");
    organisation.reorganise(merge_into_ward());
    CHECK(refused_field(organisation, R"({"kind":"rename","unit_id":"2","name":"a","on":"2026-01-01"})") == "/unit_id");
    CHECK(refused_field(organisation, R"({"kind":"rename","unit_id":"4","name":"a","on":"2025-01-01"})") == "/on");
}

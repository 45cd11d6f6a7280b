#include "server/planning/review.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;
using planning::SeatVerdict;

TEST_CASE("the review is made once a revision and anew when a report changes it", "[review]") {
    SmallDistrict district;
    const auto before = district.office.reviewed();
    REQUIRE(district.office.reviewed() == before);
    district.office.store().write([&](store::Transaction& t) { t.put_sighting({district.low_machine, at(50)}); });
    REQUIRE(district.office.reviewed() == before);
    auto machine = *district.office.store().snapshot()->machine(district.fit_machine);
    machine.broken = true;
    district.office.store().write([&](store::Transaction& t) { t.put_machine(machine); });
    REQUIRE(district.office.reviewed() != before);
    const auto after = district.office.reviewed();
    REQUIRE(after->seat_ids[after->ranking[1].seat] == district.fit);
    // The old one has not changed under those who still hold it.
    REQUIRE(before->ranking[3].verdict == SeatVerdict::fit);
}

TEST_CASE("another day is judged anew: support ends with time", "[review]") {
    SmallDistrict district;
    using namespace std::chrono_literals;
    const auto failing = [&](store::Time when) {
        const auto reviewed = district.office.review().current(when);
        const auto seat = reviewed->seat_index.at(district.low);
        return reviewed->ranking[reviewed->rank_of[seat]].aspects_failing;
    };
    const auto support = planning::aspect_bit(planner::Aspect::system_support);
    REQUIRE((failing(std::chrono::sys_days{2025y / 10 / 14}) & support) == 0);
    REQUIRE((failing(std::chrono::sys_days{2025y / 10 / 15}) & support) != 0);
}

TEST_CASE("a seat whose role is not configured is named", "[review]") {
    PlanningOffice office;
    office.add_seat(office.add_unit("vp", "Văn phòng"), "vp-01", "astronaut");
    REQUIRE_THROWS_WITH(office.reviewed(), Catch::Contains("vp-01") && Catch::Contains("astronaut"));
}

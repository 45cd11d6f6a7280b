#include "server/planning/overview.h"
#include "tests/server/planning/small_district.h"
#include "tests/server/store/sample_records.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::tests;

TEST_CASE("the overview counts seats by how they are served and machines by what they can", "[overview]") {
    SmallDistrict district;
    const auto counts = [&](store::Time now) {
        return planning::overview(*district.office.reviewed(), *district.office.store().snapshot(), now);
    };
    const auto overview = counts(at(10));
    REQUIRE(overview.seats == 4);
    REQUIRE(overview.seats_without_machine == 1);
    REQUIRE(overview.machines == 3);
    REQUIRE(overview.fit == 1);
    REQUIRE(overview.low == 1);
    REQUIRE(overview.windows11.ready == 1);
    REQUIRE(overview.windows11.cannot == 1);
    REQUIRE(overview.windows11.unknown == 1);
    REQUIRE(overview.out_of_support == 1);
    REQUIRE(overview.newest_report == at());
    REQUIRE(overview.silent_machines == 0);
    REQUIRE_FALSE(overview.demo);
    REQUIRE(overview.headline.vi.find("1 trên 4 vị trí") != std::string::npos);
    REQUIRE(overview.headline.en.find("1 of 4 seats") != std::string::npos);
    REQUIRE(counts(at() + std::chrono::days(31)).silent_machines == 3);
}

TEST_CASE("an office without seats is told what to do first", "[overview]") {
    PlanningOffice office;
    const auto overview = planning::overview(*office.reviewed(), *office.store().snapshot(), at());
    REQUIRE(overview.seats == 0);
    REQUIRE(overview.headline.vi.find("mã đăng ký") != std::string::npos);
    REQUIRE_FALSE(overview.newest_report);
}

TEST_CASE("a unit's figures hold those of the units below it", "[overview]") {
    SmallDistrict district;
    const auto figures = planning::unit_figures(*district.office.reviewed());
    REQUIRE(figures.size() == 3);
    REQUIRE(figures[0].id == district.top);
    REQUIRE(figures[0].seats == 4);
    REQUIRE(figures[0].low == 2);
    REQUIRE(figures[1].seats == 1);
    REQUIRE(figures[1].low == 0);
    REQUIRE(figures[2].parent == district.top);
    REQUIRE(figures[2].seats == 3);
}

TEST_CASE("parents come before children also where they were written later", "[overview]") {
    PlanningOffice office;
    const auto child = office.add_unit("xa", "Xã");
    const auto parent = office.add_unit("huyen", "Huyện");
    office.store().write([&](store::Transaction& transaction) {
        auto unit = *transaction.unit(child);
        unit.parent = parent;
        transaction.put_unit(unit);
    });
    const auto figures = planning::unit_figures(*office.reviewed());
    REQUIRE(figures[0].id == parent);
    REQUIRE(figures[1].id == child);
}

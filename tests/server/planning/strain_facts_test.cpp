#include "server/planning/strain_facts.h"

#include <catch2/catch.hpp>

using namespace rasoat;
using namespace rasoat::planning;
using std::chrono::days;

namespace {

const std::chrono::sys_days first = std::chrono::year(2026) / 11 / 2;

report::StrainDay worked(int day, std::uint16_t minutes) {
    report::StrainDay strain;
    strain.day = first + days(day);
    strain.minutes_on = minutes;
    strain.minutes_working = minutes;
    return strain;
}

} // namespace

TEST_CASE("shares are of all working minutes together", "[strain]") {
    auto slow = worked(0, 100);
    slow.memory_pressure = 60;
    slow.processor[9] = 20;
    slow.processor[8] = 80;
    slow.disk_strain = 90;
    slow.slowest_boot = report::Seconds(120);
    slow.least_free = report::Mebibytes{500};
    auto quick = worked(4, 300);
    quick.slowest_boot = report::Seconds(40);
    quick.least_free = report::Mebibytes{900};
    auto alone = worked(5, 0);
    alone.minutes_on = 1000;
    alone.slowest_boot = report::Seconds(50);
    const auto summary = strain_summary({slow, quick, alone});
    REQUIRE(summary);
    CHECK(
        *summary == StrainSummary{
                        .first_day = first,
                        .last_day = first + days(4),
                        .days = 2,
                        .working_minutes = 400,
                        .memory_pressure_percent = 15,
                        .processor_saturated_percent = 5,
                        .disk_strain_percent = 23,
                        .boot_seconds = 50,
                        .least_free_mb = 500});
}

TEST_CASE("days without work, or none at all, tell nothing", "[strain]") {
    CHECK_FALSE(strain_summary({}));
    CHECK_FALSE(strain_summary({worked(0, 0)}));
}

TEST_CASE("a machine is not judged by the first days of its watch", "[strain]") {
    CHECK_FALSE(strain_facts({worked(0, 700)}));
    CHECK_FALSE(strain_facts({worked(0, 190), worked(1, 200), worked(2, 200)}));
    CHECK(strain_facts({worked(0, 200), worked(1, 200), worked(2, 200)}));
}

TEST_CASE("counts that contradict each other stay within the whole", "[strain]") {
    auto day = worked(0, 1);
    day.memory_pressure = 1440;
    CHECK(strain_summary({day})->memory_pressure_percent == 100);
}

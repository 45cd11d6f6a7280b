#include "agent/probes/battery_readings.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using rasoat::report::MilliwattHours;

namespace {

BatteryReadings thinkpad() {
    return {
        .capabilities = 0x80000000, // a system battery
        .chemistry = {'L', 'I', 'O', 'N'},
        .designed_capacity = 47520,
        .full_charged_capacity = 38110,
        .name = "45N1767",
        .maker = "SANYO",
        .serial = " 1573",
    };
}

} // namespace

TEST_CASE("a laptop's battery tells what it was built for and what it still holds", "[battery]") {
    const auto battery = battery_read(thinkpad());
    CHECK(battery.design_capacity == MilliwattHours{47520});
    CHECK(battery.full_capacity == MilliwattHours{38110});
    CHECK(battery.chemistry == "Lithium-ion");
    CHECK(battery.name == "45N1767");
    CHECK(battery.maker == "SANYO");
    CHECK(battery.serial == "1573");
}

TEST_CASE("capacities in units of the firmware's own are no milliwatt-hours", "[battery]") {
    auto readings = thinkpad();
    readings.capabilities |= 0x40000000;
    readings.designed_capacity = 100;
    CHECK_FALSE(battery_read(readings).design_capacity);
    CHECK_FALSE(battery_read(readings).full_capacity);
}

TEST_CASE("a capacity that no laptop's battery has is a driver's mistake", "[battery]") {
    auto readings = thinkpad();
    readings.designed_capacity = 0xFFFFFFFF; // not known
    readings.full_charged_capacity = 0;
    CHECK_FALSE(battery_read(readings).design_capacity);
    CHECK_FALSE(battery_read(readings).full_capacity);
}

TEST_CASE("four letters that aren't filled up name a chemistry too", "[battery]") {
    auto readings = thinkpad();
    readings.chemistry = {'L', 'i', 'P', '\0'};
    CHECK(battery_read(readings).chemistry == "Lithium Polymer");
    readings.chemistry = {};
    CHECK_FALSE(battery_read(readings).chemistry);
    readings.chemistry = {'Z', 'n', 'A', 'r'};
    CHECK(battery_read(readings).chemistry == "ZnAr");
}

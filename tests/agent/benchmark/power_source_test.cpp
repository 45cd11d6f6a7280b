#include "agent/benchmark/power_source.h"
#include "tests/agent/probes/built_machine.h"

#include <catch2/catch.hpp>

using rasoat::benchmark::on_mains;
using rasoat::tests::BuiltMachine;

namespace {

struct Laptop : BuiltMachine {
    Laptop(const char* adapter, const char* battery) {
        write("/sys/class/power_supply/AC/type", "Mains\n");
        write("/sys/class/power_supply/AC/online", adapter);
        write("/sys/class/power_supply/BAT0/type", "Battery\n");
        write("/sys/class/power_supply/BAT0/status", battery);
    }
};

} // namespace

TEST_CASE("a laptop is on mains while its adapter is", "[benchmark]") {
    CHECK(on_mains(Laptop("1\n", "Charging\n").root()));
    CHECK(on_mains(Laptop("1\n", "Discharging\n").root())); // what the adapter gives is not enough, but it is there
    CHECK_FALSE(on_mains(Laptop("0\n", "Discharging\n").root()));
}

TEST_CASE("a desktop is on mains, whatever the battery of its mouse does", "[benchmark]") {
    const BuiltMachine bare;
    CHECK(on_mains(bare.root()));
    const BuiltMachine desktop;
    desktop.write("/sys/class/power_supply/hidpp_battery_0/type", "Battery\n");
    desktop.write("/sys/class/power_supply/hidpp_battery_0/scope", "Device\n");
    desktop.write("/sys/class/power_supply/hidpp_battery_0/status", "Discharging\n");
    CHECK(on_mains(desktop.root()));
}

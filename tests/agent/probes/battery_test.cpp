#include "agent/probes/battery.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::Millivolts;
using rasoat::report::MilliwattHours;

TEST_CASE("batteries that captured firmwares list read as dmidecode reads them", "[battery]") {
    std::size_t batteries = 0;
    for (const auto& machine : captured_smbios()) {
        INFO(machine.name);
        simdjson::dom::parser parser;
        const auto expected = parser.load(machine.expected.string()).value();
        const auto listed = expected["batteries"].get_array().value();
        const auto found = batteries_in(machine.tables());
        REQUIRE(found.size() == listed.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            ++batteries;
            const auto battery = listed.at(i).value();
            CHECK(found[i].name == text_or_empty(battery, "name"));
            CHECK(found[i].maker == text_or_empty(battery, "manufacturer"));
            CHECK(found[i].chemistry == text_or_empty(battery, "sbds_chemistry"));
            CHECK(
                std::to_string(found[i].design_capacity->count) + " mWh" == text_or_empty(battery, "design_capacity"));
            CHECK(std::to_string(found[i].voltage->count) + " mV" == text_or_empty(battery, "design_voltage"));
        }
    }
    CHECK((batteries == 4 || batteries == 0)); // 0: skipped
}

TEST_CASE("a battery in energy units is read as it is", "[battery]") {
    const BuiltMachine laptop;
    const std::string battery = "/sys/class/power_supply/BAT0";
    laptop.write(battery + "/type", "Battery\n");
    laptop.write(battery + "/present", "1\n");
    laptop.write(battery + "/model_name", "45N1001\n");
    laptop.write(battery + "/manufacturer", "SANYO\n");
    laptop.write(battery + "/serial_number", " 1024\n");
    laptop.write(battery + "/technology", "Li-ion\n");
    laptop.write(battery + "/energy_full_design", "47520000\n");
    laptop.write(battery + "/energy_full", "31140000\n");
    laptop.write(battery + "/voltage_min_design", "10800000\n");
    const auto found = batteries(laptop.root(), {});
    REQUIRE(found.size() == 1);
    CHECK(found.front().name == "45N1001");
    CHECK(found.front().maker == "SANYO");
    CHECK(found.front().serial == "1024");
    CHECK(found.front().chemistry == "Li-ion");
    CHECK(found.front().design_capacity == MilliwattHours{47520});
    CHECK(found.front().full_capacity == MilliwattHours{31140});
    CHECK(found.front().voltage == Millivolts{10800});
}

TEST_CASE("a battery in charge units is reckoned by its design voltage", "[battery]") {
    const BuiltMachine laptop;
    const std::string battery = "/sys/class/power_supply/BAT1";
    laptop.write(battery + "/type", "Battery\n");
    laptop.write(battery + "/charge_full_design", "4400000\n");
    laptop.write(battery + "/charge_full", "18446744073709551615\n"); // a driver's -1
    laptop.write(battery + "/voltage_min_design", "11100000\n");
    laptop.write(battery + "/serial_number", "00000\n");
    const auto found = batteries(laptop.root(), {});
    REQUIRE(found.size() == 1);
    CHECK(found.front().design_capacity == MilliwattHours{48840});
    CHECK_FALSE(found.front().full_capacity);
    CHECK_FALSE(found.front().serial);
}

TEST_CASE("mains, a mouse's battery and an empty bay are no batteries of the machine", "[battery]") {
    const BuiltMachine laptop;
    laptop.write("/sys/class/power_supply/AC/type", "Mains\n");
    laptop.write("/sys/class/power_supply/hidpp_battery_0/type", "Battery\n");
    laptop.write("/sys/class/power_supply/hidpp_battery_0/scope", "Device\n");
    laptop.write("/sys/class/power_supply/BAT1/type", "Battery\n");
    laptop.write("/sys/class/power_supply/BAT1/present", "0\n");
    CHECK(batteries(laptop.root(), {}).empty());
}

TEST_CASE("the firmware's list counts only where the system shows no power supplies", "[battery]") {
    const auto thinkpad = captured_smbios("jcdmi_dmidecode");
    if (!thinkpad) return;
    const BuiltMachine capture;
    CHECK(batteries(capture.root(), thinkpad->tables()).size() == 1);
    capture.folder("/sys/class/power_supply"); // the battery was taken out
    CHECK(batteries(capture.root(), thinkpad->tables()).empty());
}

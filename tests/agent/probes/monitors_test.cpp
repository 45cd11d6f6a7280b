#include "agent/probes/monitors.h"
#include "tests/agent/probes/captured_machines.h"
#include "tests/shared_data.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;

TEST_CASE("connected monitors are read with their port, empty connectors left out", "[monitors]") {
    const auto dell = shared_data("glpi-agent/edid/lcd.dell-U2415.bin");
    if (!dell) return;
    const BuiltMachine machine;
    machine.copy("/sys/class/drm/card0-HDMI-A-1/edid", *dell);
    machine.write("/sys/class/drm/card0-HDMI-A-1/status", "connected\n");
    machine.write("/sys/class/drm/card0-DP-1/edid", "");
    machine.write("/sys/class/drm/card0-DP-1/status", "disconnected\n");
    machine.write("/sys/class/drm/card0/dev", "226:0\n");
    machine.write("/sys/class/drm/version", "drm 1.1.0 20060810\n");
    const auto found = monitors(machine.root());
    REQUIRE(found.size() == 1);
    CHECK(found.front().port == "HDMI-A-1");
    CHECK(found.front().model == "DELL U2415");
    CHECK(found.front().maker == "Dell");
    CHECK(found.front().year == 2019);
    CHECK(found.front().pixels_across == 1920);
    CHECK(found.front().pixels_down == 1200);
}

TEST_CASE("a monitor that doesn't say what it is counts, a guest's screen does not", "[monitors]") {
    const BuiltMachine machine;
    machine.write("/sys/class/drm/card0-VGA-1/status", "connected\n");
    machine.write("/sys/class/drm/card0-VGA-1/edid", "");
    machine.write("/sys/class/drm/card1-Virtual-1/status", "connected\n");
    machine.write("/sys/class/drm/card1-Virtual-1/edid", "");
    const auto found = monitors(machine.root());
    REQUIRE(found.size() == 1);
    CHECK(found.front().port == "VGA-1");
    CHECK_FALSE(found.front().model);
}

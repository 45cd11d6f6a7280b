#include "agent/probes/pnp_id.h"
#include "tests/agent/probes/windows_captures.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::probes;
using namespace rasoat::tests;

TEST_CASE("network adapters on a bus are those that Windows calls hardware", "[pnp]") {
    int checked = 0;
    for (const auto& adapter : captured_wmi("10-net-MSFT_NetAdapter")) {
        const auto& id = adapter.at("PnPDeviceID");
        INFO(id);
        CHECK(is_on_a_bus(id) == (adapter.at("HardwareInterface") == "TRUE"));
        ++checked;
    }
    CHECK((checked == 0 || checked == 5)); // 0: no captures
}

TEST_CASE("miniports, tunnels and Bluetooth's network are on no bus", "[pnp]") {
    for (const auto* capture : {"7-Win32_NetworkAdapter", "10-net-Win32_NetworkAdapter"}) {
        const auto adapters = captured_wmi(capture);
        if (adapters.empty()) return;
        const auto real = [](const WmiObject& one) { return is_on_a_bus(one.at("PNPDeviceID")); };
        for (const auto& adapter : adapters) {
            INFO(adapter.at("Name"));
            if (real(adapter)) CHECK(adapter.at("PhysicalAdapter") == "TRUE");
        }
        CHECK(std::any_of(adapters.begin(), adapters.end(), real));
    }
}

TEST_CASE("a PCI number is read from a device's name in any case", "[pnp]") {
    CHECK(pci_id_named("PCI\\VEN_10EC&DEV_8168&SUBSYS_84321043&REV_06\\4&87D54EE&0&00E5") == "10ec:8168");
    CHECK(pci_id_named("pci\\ven_10de&dev_1f06") == "10de:1f06");
    CHECK_FALSE(pci_id_named("USB\\VID_17E9&PID_4306&MI_05\\7&25C647C&0&0005"));
    CHECK_FALSE(pci_id_named("PCI\\VEN_10EC&DEV_81"));
    CHECK_FALSE(pci_id_named("PCI\\VEN_10E"));
    CHECK_FALSE(pci_id_named(""));
}

TEST_CASE("a number that Windows made up for a device on USB is no serial number", "[pnp]") {
    CHECK(usb_serial_in("USB\\VID_03F0&PID_6004\\MY26K1K34C2L") == "MY26K1K34C2L");
    CHECK(usb_serial_in("MY26K1K34C2L") == "MY26K1K34C2L");
    CHECK_FALSE(usb_serial_in("USB\\VID_0420&PID_1307\\6&13f4c3e&0&5"));
    CHECK_FALSE(usb_serial_in("0000000000"));
}

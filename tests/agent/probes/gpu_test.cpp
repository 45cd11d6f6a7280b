#include "agent/probes/gpu.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;

TEST_CASE("a capture's display controller is found by its class", "[gpu]") {
    const CapturedTree ryzen{{}, ""};
    if (!unpack_tree(ryzen, "ghw-amd-ryzen-1600.tar.gz", {"sys/bus/pci/*", "*/class", "*/vendor", "*/device"})) return;
    const auto found = gpus(ryzen.root());
    REQUIRE(found.size() == 1);
    CHECK(found.front().pci_id == "1002:6758");
    CHECK(found.front().maker == "AMD");
    CHECK(found.front().name == "AMD [1002:6758]");
}

TEST_CASE("a graphics card is named by the machine's PCI list where it has one", "[gpu]") {
    const BuiltMachine machine;
    const std::string device = "/sys/bus/pci/devices/0000:00:02.0";
    machine.write(device + "/class", "0x030000\n");
    machine.write(device + "/vendor", "0x8086\n");
    machine.write(device + "/device", "0x1912\n");
    machine.link(device + "/driver", "../../../bus/pci/drivers/i915");
    machine.write("/sys/bus/pci/devices/0000:00:1f.0/class", "0x060100\n");
    CHECK(gpus(machine.root()).at(0).name == "Intel [8086:1912]");
    machine.write(
        "/usr/share/misc/pci.ids",
        "# comment\n1002  Advanced Micro Devices, Inc. [AMD/ATI]\n\t1912  Wrong one\n"
        "8086  Intel Corporation\n\t0416  4th Gen\n\t1912  HD Graphics 530\n\t\t1043 8694  Board\n"
        "9999  Somebody\n\t1912  Wrong too\n");
    const auto found = gpus(machine.root());
    REQUIRE(found.size() == 1);
    CHECK(found.front().maker == "Intel Corporation");
    CHECK(found.front().name == "HD Graphics 530");
    CHECK(found.front().driver == "i915");
}

TEST_CASE("a card that the list doesn't know is named by maker and number", "[gpu]") {
    const BuiltMachine machine;
    const std::string device = "/sys/bus/pci/devices/0000:01:00.0";
    machine.write(device + "/class", "0x030200\n");
    machine.write(device + "/vendor", "0x10de\n");
    machine.write(device + "/device", "0x2999\n");
    machine.write(
        "/usr/share/hwdata/pci.ids",
        "\n10de  NVIDIA Corporation\n\t0008  NV1\nffff  Illegal Vendor ID\n\t2999  Wrong\n");
    const auto gpu = gpus(machine.root()).at(0);
    CHECK(gpu.name == "NVIDIA Corporation [10de:2999]");
    CHECK(gpu.maker == "NVIDIA Corporation");
}

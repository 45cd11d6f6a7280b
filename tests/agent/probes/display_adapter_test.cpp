#include "agent/probes/display_adapter.h"
#include "tests/agent/probes/windows_captures.h"

#include <catch2/catch.hpp>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::Mebibytes;

namespace {

constexpr auto display_class = "{4d36e968-e325-11ce-bfc1-08002be10318}";

} // namespace

TEST_CASE("an adapter with more than 4 GiB of memory tells all of it", "[display adapter]") {
    const auto key = captured_registry(std::string("amd-radeon-rx6600xt-") + display_class);
    const auto seen = captured_wmi("amd-radeon-rx6600xt-Win32_VideoController");
    if (!key || seen.empty()) return;
    REQUIRE(key->subkey("0001") != nullptr);
    const auto gpu = display_adapter(*key->subkey("0001"), seen.front().at("PNPDeviceID"));
    CHECK(gpu.name == "AMD Radeon RX 6600 XT");
    CHECK(gpu.maker == "AMD");
    CHECK(gpu.pci_id == "1002:73ff");
    CHECK(gpu.driver == seen.front().at("DriverVersion"));
    CHECK(gpu.memory == Mebibytes{8176});
}

TEST_CASE("the key of an adapter that was taken out still reads", "[display adapter]") {
    const auto key = captured_registry(std::string("amd-radeon-rx6600xt-") + display_class);
    if (!key) return;
    REQUIRE(key->subkey("0000") != nullptr);
    const auto gpu = display_adapter(*key->subkey("0000"), "PCI\\VEN_10DE&DEV_1401&SUBSYS_32021462&REV_A1");
    CHECK(gpu.name == "NVIDIA GeForce GTX 960");
    CHECK(gpu.memory == Mebibytes{4096});
}

TEST_CASE("an NVIDIA adapter is read from its driver's key", "[display adapter]") {
    const auto key = captured_registry(std::string("nvidia-geforce-rtx-2060-super-") + display_class);
    const auto seen = captured_wmi("nvidia-geforce-rtx-2060-super-Win32_VideoController");
    if (!key || seen.empty()) return;
    const auto gpu = display_adapter(*key->subkey("0001"), seen.front().at("PNPDeviceID"));
    CHECK(gpu.name == "NVIDIA GeForce RTX 2060 SUPER");
    CHECK(gpu.maker == "NVIDIA");
    CHECK(gpu.pci_id == "10de:1f06");
    CHECK(gpu.memory == Mebibytes{8192});
}

TEST_CASE("an adapter on Windows' own driver is its maker's by its PCI number", "[display adapter]") {
    const auto driver =
        registry_key_with({{"DriverDesc", "Microsoft Basic Display Adapter"}, {"ProviderName", "Microsoft"}});
    const auto gpu = display_adapter(driver, "PCI\\VEN_8086&DEV_1912&SUBSYS_FFFF1043&REV_06");
    CHECK(gpu.maker == "Intel");
    CHECK(gpu.pci_id == "8086:1912");
    CHECK_FALSE(gpu.memory);
    CHECK_FALSE(display_adapter(driver, "ROOT\\BasicDisplay").maker);
}

TEST_CASE("an adapter without a driver is known by its number", "[display adapter]") {
    CHECK(display_adapter({}, "PCI\\VEN_1A03&DEV_2000").name == "PCI [1a03:2000]");
    CHECK_FALSE(display_adapter({}, "").name);
}

#include "agent/probes/network.h"
#include "tests/agent/probes/captured_machines.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rasoat::probes;
using namespace rasoat::tests;
using rasoat::report::NetworkAdapter;
using rasoat::report::NetworkKind;

namespace {

const NetworkAdapter& named(const std::vector<NetworkAdapter>& adapters, std::string_view name) {
    const auto found =
        std::find_if(adapters.begin(), adapters.end(), [&](const auto& one) { return one.name == name; });
    if (found == adapters.end()) throw std::runtime_error("no adapter " + std::string(name));
    return *found;
}

} // namespace

TEST_CASE("a captured server's adapters are read", "[network]") {
    const CapturedTree tree{{}, "32em64t-2n8c+1mic"};
    if (!unpack_tree(
            tree, "hwloc-32em64t-2n8c_dax_nvme_mic_dimms.tar.bz2",
            {"*/class/net/*", "*/0000:02:00.*", "*/0000:82:00.*"}))
        return;
    const auto found = network_adapters(tree.root());
    // br0, eth0.1015 and mic0 are links to what was not captured.
    REQUIRE(found.size() == 3);
    const auto& up = named(found, "eth0");
    CHECK(up.mac == "84:8f:69:fe:cc:40");
    CHECK(up.kind == NetworkKind::ethernet);
    CHECK(up.up == true);
    CHECK(up.megabits_per_second == 1000);
    CHECK(up.driver == "igb");
    CHECK(up.pci_id == "8086:1521");
    CHECK_FALSE(up.is_virtual);
    const auto& down = named(found, "eth1");
    CHECK(down.up == false);
    CHECK_FALSE(down.megabits_per_second);
    const auto& infiniband = named(found, "ib0");
    CHECK(infiniband.kind == NetworkKind::other);
    CHECK_FALSE(infiniband.mac); // twenty bytes are no MAC
}

TEST_CASE("wireless, bridges and the loopback are told apart", "[network]") {
    const BuiltMachine machine;
    machine.write("/sys/class/net/lo/type", "772\n");
    machine.write("/sys/class/net/wlan0/type", "1\n");
    machine.write("/sys/class/net/wlan0/address", "a0:b1:c2:d3:e4:f5\n");
    machine.write("/sys/class/net/wlan0/operstate", "up\n");
    machine.write("/sys/class/net/wlan0/speed", "-1\n");
    machine.folder("/sys/class/net/wlan0/phy80211");
    machine.folder("/sys/class/net/wlan0/device");
    machine.write("/sys/class/net/br0/type", "1\n");
    machine.write("/sys/class/net/br0/address", "00:00:00:00:00:00\n");
    machine.write("/sys/class/net/bonding_masters", "\n");
    const auto found = network_adapters(machine.root());
    REQUIRE(found.size() == 2);
    CHECK(named(found, "wlan0").kind == NetworkKind::wifi);
    CHECK_FALSE(named(found, "wlan0").megabits_per_second);
    CHECK_FALSE(named(found, "wlan0").is_virtual);
    CHECK(named(found, "br0").is_virtual);
    CHECK(named(found, "br0").kind == NetworkKind::other);
    CHECK_FALSE(named(found, "br0").mac);
}

TEST_CASE("a captured machine has no addresses", "[network]") {
    const BuiltMachine machine;
    machine.write("/sys/class/net/eth0/type", "1\n");
    machine.write("/proc/net/if_inet6", "20010db8000000000000000000000001 02 40 00 80 eth0\n");
    const auto found = network_adapters(machine.root());
    REQUIRE(found.size() == 1);
    CHECK(found.front().ipv4.empty());
    CHECK(found.front().ipv6.empty());
}

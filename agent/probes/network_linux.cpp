#include "agent/probes/hexadecimal.h"
#include "agent/probes/network.h"
#include "agent/probes/pci.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if_arp.h>
#include <netinet/in.h>

#include <array>
#include <memory>

namespace rasoat::probes {
namespace {

using report::NetworkAdapter;
using report::NetworkKind;

struct FreeAddresses {
    void operator()(ifaddrs* addresses) const { ::freeifaddrs(addresses); }
};

NetworkAdapter* named(std::vector<NetworkAdapter>& adapters, std::string_view name) {
    for (auto& adapter : adapters) {
        if (adapter.name == name) return &adapter;
    }
    return nullptr;
}

void add_ipv4(std::vector<NetworkAdapter>& adapters) {
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0) return;
    const std::unique_ptr<ifaddrs, FreeAddresses> all(first);
    for (const auto* one = all.get(); one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
        auto* const adapter = named(adapters, one->ifa_name);
        if (adapter == nullptr) continue;
        const auto* const address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
        std::array<char, INET_ADDRSTRLEN> text{};
        if (::inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()) != nullptr) {
            adapter->ipv4.emplace_back(text.data());
        }
    }
}

/// /proc/net/if_inet6 tells what getifaddrs doesn't: which addresses are temporary. A line holds 32 digits of address,
/// the interface's number, prefix length, scope, flags and name.
void add_ipv6(const MachineRoot& root, std::vector<NetworkAdapter>& adapters) {
    constexpr std::string_view global_scope = "00";
    constexpr std::uint32_t temporary = 0x01;
    const auto table = root.bytes("/proc/net/if_inet6");
    std::string_view rest = table ? std::string_view{*table} : std::string_view{};
    while (!rest.empty()) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        std::array<std::string_view, 6> words;
        for (auto& word : words) {
            line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
            word = line.substr(0, line.find(' '));
            line.remove_prefix(word.size());
        }
        const auto [digits, number, prefix, scope, flags, name] = words;
        if (digits.size() != 32 || scope != global_scope) continue;
        const auto set = from_hexadecimal(flags);
        auto* const adapter = named(adapters, name);
        if (adapter == nullptr || !set || (*set & temporary) != 0) continue;
        in6_addr address{};
        for (std::size_t i = 0; i < sizeof address.s6_addr; ++i) {
            address.s6_addr[i] = static_cast<std::uint8_t>(from_hexadecimal(digits.substr(i * 2, 2)).value_or(0));
        }
        std::array<char, INET6_ADDRSTRLEN> text{};
        if (::inet_ntop(AF_INET6, &address, text.data(), text.size()) != nullptr) {
            adapter->ipv6.emplace_back(text.data());
        }
    }
}

NetworkAdapter adapter_at(const MachineRoot& root, const std::string& name) {
    const auto directory = "/sys/class/net/" + name;
    NetworkAdapter adapter;
    adapter.name = name;
    adapter.is_virtual = !root.exists(directory + "/device");
    // InfiniBand's addresses have twenty bytes; they are no MAC.
    const auto mac = root.text(directory + "/address");
    if (mac && mac->size() == 17 && *mac != "00:00:00:00:00:00") adapter.mac = mac;
    const auto type = root.number(directory + "/type");
    const bool wireless = root.exists(directory + "/wireless") || root.exists(directory + "/phy80211");
    if (wireless) {
        adapter.kind = NetworkKind::wifi;
    } else if (type == ARPHRD_ETHER && !adapter.is_virtual) {
        adapter.kind = NetworkKind::ethernet;
    } else if (type) {
        adapter.kind = NetworkKind::other;
    }
    const auto state = root.text(directory + "/operstate");
    if (state && *state != "unknown") adapter.up = *state == "up";
    // "-1" and 65535 (older kernels) mean unknown; an adapter that is down doesn't answer.
    const auto speed = root.number(directory + "/speed");
    if (speed && *speed > 0 && *speed < 10'000'000 && *speed != 0xFFFF) {
        adapter.megabits_per_second = static_cast<std::uint32_t>(*speed);
    }
    adapter.driver = root.link_name(directory + "/device/driver");
    if (!adapter.is_virtual) {
        if (const auto id = pci_id(root, directory + "/device")) adapter.pci_id = id->text();
    }
    return adapter;
}

} // namespace

std::vector<NetworkAdapter> network_adapters(const MachineRoot& root) {
    std::vector<NetworkAdapter> adapters;
    for (const auto& name : root.entries("/sys/class/net")) {
        const auto type = root.number("/sys/class/net/" + name + "/type");
        if (type == ARPHRD_LOOPBACK || name == "lo") continue;
        if (!root.resolved("/sys/class/net/" + name)) continue; // "bonding_masters" is a file, not captured is nothing
        if (!root.exists("/sys/class/net/" + name + "/ifindex") && !type) continue;
        adapters.push_back(adapter_at(root, name));
    }
    if (root.is_live()) {
        add_ipv4(adapters);
        add_ipv6(root, adapters);
    }
    return adapters;
}

} // namespace rasoat::probes

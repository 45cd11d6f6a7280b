#include "agent/probes/firmware_text.h"
#include "agent/probes/network.h"
#include "agent/probes/pnp_id.h"
#include "agent/probes/present_devices_windows.h"
#include "agent/probes/probe_error.h"
#include "agent/probes/registry_windows.h"
#include "agent/windows/text.h"

#include <winsock2.h>
#include <iphlpapi.h>
#include <ws2tcpip.h>

#include <array>

namespace rasoat::probes {
namespace {

using report::NetworkAdapter;
using report::NetworkKind;

/// GetAdaptersAddresses' list, which points into itself.
std::vector<std::byte> adapter_list() {
    constexpr ULONG flags = GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST | GAA_FLAG_SKIP_DNS_SERVER;
    std::vector<std::byte> list(16384);
    for (int attempt = 0;; ++attempt) {
        auto size = static_cast<ULONG>(list.size());
        auto* const first = reinterpret_cast<IP_ADAPTER_ADDRESSES*>(list.data());
        const auto status = GetAdaptersAddresses(AF_UNSPEC, flags, nullptr, first, &size);
        if (status == ERROR_SUCCESS) return list;
        if (status == ERROR_NO_DATA) return {};
        // Adapters may come while they are counted.
        if (status != ERROR_BUFFER_OVERFLOW || attempt == 4)
            throw ProbeError("Windows does not list its network adapters: " + windows::reason(status));
        list.resize(size);
    }
}

std::string mac_of(const IP_ADAPTER_ADDRESSES& adapter) {
    constexpr std::size_t mac_size = 6;
    constexpr std::string_view digits = "0123456789abcdef";
    if (adapter.PhysicalAddressLength != mac_size) return {};
    std::string text;
    for (std::size_t i = 0; i < mac_size; ++i) {
        if (i > 0) text += ':';
        text += digits[adapter.PhysicalAddress[i] >> 4U];
        text += digits[adapter.PhysicalAddress[i] & 0x0FU];
    }
    return text == "00:00:00:00:00:00" ? std::string{} : text;
}

/// Addresses that stay: no link-local and no temporary ones.
void add_address(const IP_ADAPTER_UNICAST_ADDRESS& address, NetworkAdapter& adapter) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const auto* const generic = address.Address.lpSockaddr;
    if (generic->sa_family == AF_INET) {
        const auto* const ipv4 = reinterpret_cast<const sockaddr_in*>(generic);
        if (inet_ntop(AF_INET, &ipv4->sin_addr, text.data(), text.size()) != nullptr)
            adapter.ipv4.emplace_back(text.data());
    } else if (generic->sa_family == AF_INET6) {
        const auto* const ipv6 = reinterpret_cast<const sockaddr_in6*>(generic);
        const bool link_local = ipv6->sin6_addr.s6_addr[0] == 0xFE && (ipv6->sin6_addr.s6_addr[1] & 0xC0U) == 0x80;
        const bool temporary = address.SuffixOrigin == IpSuffixOriginRandom;
        if (!link_local && !temporary && inet_ntop(AF_INET6, &ipv6->sin6_addr, text.data(), text.size()) != nullptr)
            adapter.ipv6.emplace_back(text.data());
    }
}

/// The device behind an adapter ("PCI\VEN_..."), by the identifier that names it to TCP/IP; empty where there is none.
std::string device_of(const IP_ADAPTER_ADDRESSES& adapter) {
    const auto connection = registry_key_if_there(
        "SYSTEM\\CurrentControlSet\\Control\\Network\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\" +
        std::string(adapter.AdapterName) + "\\Connection");
    return connection.text("PnpInstanceID").value_or("");
}

NetworkKind kind_of(const IP_ADAPTER_ADDRESSES& adapter, bool is_virtual) {
    if (adapter.IfType == IF_TYPE_IEEE80211) return NetworkKind::wifi;
    return adapter.IfType == IF_TYPE_ETHERNET_CSMACD && !is_virtual ? NetworkKind::ethernet : NetworkKind::other;
}

NetworkAdapter described(const IP_ADAPTER_ADDRESSES& record) {
    const auto device = device_of(record);
    NetworkAdapter adapter;
    adapter.name = clean_text(windows::to_utf8(record.Description));
    if (const auto mac = mac_of(record); !mac.empty()) adapter.mac = mac;
    // Where the registry names no device, a MAC address is the best sign of one.
    adapter.is_virtual = device.empty() ? !adapter.mac : !is_on_a_bus(device);
    adapter.kind = kind_of(record, adapter.is_virtual);
    adapter.up = record.OperStatus == IfOperStatusUp;
    constexpr std::uint64_t megabit = 1'000'000;
    constexpr std::uint64_t most = 10'000'000; // Mbit/s; all ones: not known
    const auto speed = record.ReceiveLinkSpeed / megabit;
    if (*adapter.up && speed > 0 && speed < most) adapter.megabits_per_second = static_cast<std::uint32_t>(speed);
    if (!device.empty()) {
        adapter.driver = firmware_text(registry_key_if_there(device_key(device)).text("Service"));
        adapter.pci_id = pci_id_named(device);
    }
    for (const auto* address = record.FirstUnicastAddress; address != nullptr; address = address->Next)
        add_address(*address, adapter);
    return adapter;
}

} // namespace

std::vector<NetworkAdapter> network_adapters(const MachineRoot& /*root*/) {
    const auto list = adapter_list();
    std::vector<NetworkAdapter> adapters;
    if (list.empty()) return adapters;
    for (const auto* record = reinterpret_cast<const IP_ADAPTER_ADDRESSES*>(list.data()); record != nullptr;
         record = record->Next) {
        if (record->IfType == IF_TYPE_SOFTWARE_LOOPBACK || record->IfType == IF_TYPE_TUNNEL) continue;
        adapters.push_back(described(*record));
    }
    return adapters;
}

} // namespace rasoat::probes

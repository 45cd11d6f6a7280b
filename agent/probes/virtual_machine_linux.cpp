#include "agent/probes/cpuinfo.h"
#include "agent/probes/pci.h"
#include "agent/probes/virtual_machine.h"

namespace rasoat::probes {
namespace {

/// What a guest's kernel sees of its hypervisor where the firmware is silent.
std::string hypervisor_seen_by_kernel(const MachineRoot& root) {
    const auto clocks =
        root.text("/sys/devices/system/clocksource/clocksource0/available_clocksource").value_or(std::string{});
    if (clocks.find("kvm-clock") != std::string::npos) return "KVM";
    if (clocks.find("hyperv") != std::string::npos) return "Hyper-V";
    // Only Hyper-V's guests have its bus, and only KVM's family offers virtio devices on x86.
    if (!root.entries("/sys/bus/vmbus/devices").empty()) return "Hyper-V";
    if (!root.entries("/sys/bus/virtio/devices").empty()) return "KVM";
    return "Unknown hypervisor";
}

/// Devices that only a guest of theirs has. None where there is no such device.
std::optional<std::string> hypervisor_with_devices(const MachineRoot& root) {
    constexpr std::uint16_t virtualbox = 0x80EE;
    constexpr std::uint16_t vmware = 0x15AD;
    constexpr std::uint16_t xen = 0x5853;
    const std::string devices = "/sys/bus/pci/devices/";
    for (const auto& address : root.entries(devices)) {
        const auto id = pci_id(root, devices + address);
        if (id && id->vendor == virtualbox) return "VirtualBox";
        if (id && id->vendor == vmware) return "VMware";
        if (id && id->vendor == xen) return "Xen";
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> hypervisor(const MachineRoot& root, const FirmwareIdentity& identity) {
    if (auto named = hypervisor_named_in(identity); named && *named != "Unknown hypervisor") return named;
    const bool xen = root.text("/sys/hypervisor/type") == "xen" || root.exists("/proc/xen/capabilities");
    if (xen) {
        const auto capabilities = root.text("/proc/xen/capabilities");
        const bool controls = capabilities && capabilities->find("control_d") != std::string::npos;
        if (controls) return std::nullopt; // domain 0: the host itself
        return "Xen";
    }
    if (auto by_device = hypervisor_with_devices(root)) return by_device;
    const auto cpus = read_cpuinfo(root);
    const bool flagged = !cpus.empty() && cpus.front().has_flag("hypervisor");
    if (flagged || identity.says_virtual_machine) return hypervisor_seen_by_kernel(root);
    return std::nullopt;
}

} // namespace rasoat::probes

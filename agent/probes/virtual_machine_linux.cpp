#include "agent/probes/cpuinfo.h"
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
    const auto cpus = read_cpuinfo(root);
    const bool flagged = !cpus.empty() && cpus.front().has_flag("hypervisor");
    if (flagged || identity.says_virtual_machine) return hypervisor_seen_by_kernel(root);
    return std::nullopt;
}

} // namespace rasoat::probes

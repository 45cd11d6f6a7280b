#pragma once

#include "agent/probes/identity.h"
#include "agent/probes/machine_root.h"

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::probes {

/// The hypervisor that the firmware's names give away: "VMware", "VirtualBox", "KVM", "QEMU", "Hyper-V", ...
std::optional<std::string> hypervisor_named_in(const FirmwareIdentity& identity);

/// The hypervisor by the twelve letters that CPUID's leaf 40000000h gives ("KVMKVMKVM"); none for letters that say
/// nothing for certain: Hyper-V's stand on a host as well as in its guests.
std::optional<std::string> hypervisor_signed(std::string_view letters);

/// The hypervisor whose guest this machine is; "Unknown hypervisor" where only the processor tells that there is one.
/// None on a real machine. A host of guests is no guest.
std::optional<std::string> hypervisor(const MachineRoot& root, const FirmwareIdentity& identity);

} // namespace rasoat::probes

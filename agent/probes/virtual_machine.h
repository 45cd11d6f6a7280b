#pragma once

#include "agent/probes/identity.h"
#include "agent/probes/machine_root.h"

#include <optional>
#include <string>

namespace rasoat::probes {

/// The hypervisor that the firmware's names give away: "VMware", "VirtualBox", "KVM", "QEMU", "Hyper-V", ...
std::optional<std::string> hypervisor_named_in(const FirmwareIdentity& identity);

/// The hypervisor whose guest this machine is; "Unknown hypervisor" where only the processor tells that there is one.
/// None on a real machine. A host of guests is no guest.
std::optional<std::string> hypervisor(const MachineRoot& root, const FirmwareIdentity& identity);

} // namespace rasoat::probes

#include "agent/probes/cpuid_windows.h"
#include "agent/probes/virtual_machine.h"

namespace rasoat::probes {

std::optional<std::string> hypervisor(const MachineRoot& /*root*/, const FirmwareIdentity& identity) {
    auto named = hypervisor_named_in(identity);
    if (named && *named != "Unknown hypervisor") return named;
    // Windows 10 and later run upon Hyper-V themselves where memory integrity is on: its letters alone say nothing.
    if (cpuid_tells_hypervisor()) {
        if (auto by_letters = hypervisor_signed(cpuid_hypervisor_letters())) return by_letters;
    }
    return named;
}

} // namespace rasoat::probes

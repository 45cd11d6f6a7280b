#include "agent/probes/firmware_text.h"
#include "agent/probes/operating_system.h"
#include "agent/probes/probe_error.h"
#include "agent/probes/registry_windows.h"
#include "agent/probes/windows_release.h"
#include "agent/windows/text.h"

#include <windows.h>

#include <array>

namespace rasoat::probes {

report::OperatingSystem operating_system(const MachineRoot& /*root*/) {
    const auto version = registry_key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    if (!version) throw ProbeError("the registry has no key Windows NT\\CurrentVersion, which names the system");
    return windows_release(
        *version, registry_key_if_there("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment"));
}

std::string hostname(const MachineRoot& /*root*/) {
    std::array<wchar_t, 256> name{};
    auto length = static_cast<DWORD>(name.size());
    if (GetComputerNameExW(ComputerNamePhysicalDnsHostname, name.data(), &length) == 0) return {};
    return clean_text(windows::to_utf8({name.data(), length}));
}

} // namespace rasoat::probes

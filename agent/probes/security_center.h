#pragma once

#include "agent/probes/registry_key.h"
#include "agent/report/report.h"

#include <span>
#include <string>
#include <vector>

namespace rasoat::probes {

/// The programs against malware that registered with Windows' Security Center, from its own key
/// HKLM\SOFTWARE\Microsoft\Security Center\Provider\Av (Windows 10 and later). The state is what WMI calls
/// "productState": bits 12 to 15 say whether it runs, bits 4 to 7 whether its signatures are old.
std::vector<report::Antivirus> registered_antivirus(const RegistryKey& providers);

/// Those that a Windows without that key gives away by the names of its services: known products only, in what state is
/// not told.
std::vector<report::Antivirus> antivirus_with_services(std::span<const std::string> services);

} // namespace rasoat::probes

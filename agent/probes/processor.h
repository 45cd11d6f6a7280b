#pragma once

#include "agent/probes/cpuinfo.h"
#include "agent/probes/machine_root.h"
#include "agent/probes/smbios.h"
#include "agent/report/report.h"

#include <optional>
#include <string_view>
#include <vector>

namespace rasoat::probes {

/// Every filled and enabled socket as the firmware describes it (SMBIOS 3.6, 7.5).
std::vector<report::Processor> processors_in(const SmbiosTables& tables);

/// The maker by its usual name, of what CPUID ("GenuineIntel") or firmware ("Intel(R) Corporation") call it.
std::optional<std::string> processor_maker(std::string_view vendor);

/// The rated speed that a brand string ends with ("... @ 2.60GHz"); none where it doesn't.
std::optional<report::Megahertz> speed_in_brand(std::string_view brand);

/// Every package (socket) that runs, with the cores and threads that the system uses in it. What the system doesn't
/// tell, the firmware adds; where it tells nothing, the firmware's sockets.
std::vector<report::Processor> processors(const MachineRoot& root, const SmbiosTables& tables);

} // namespace rasoat::probes

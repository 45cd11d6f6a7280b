#pragma once

#include "agent/probes/machine_root.h"
#include "agent/probes/smbios.h"
#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// The batteries that the firmware lists (SMBIOS 3.6, 7.23), there or not.
std::vector<report::Battery> batteries_in(const SmbiosTables& tables);

/// The machine's own batteries, not those of a mouse or headset; where the system doesn't show power supplies at all,
/// those that the firmware lists.
std::vector<report::Battery> batteries(const MachineRoot& root, const SmbiosTables& tables);

} // namespace rasoat::probes

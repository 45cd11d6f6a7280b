#pragma once

#include "agent/probes/machine_root.h"
#include "agent/probes/smbios.h"

namespace rasoat::probes {

/// The tables as the operating system hands them out; empty where the firmware has none, as on some virtual machines.
/// Throws AccessDenied where they may not be read.
SmbiosTables read_smbios(const MachineRoot& root);

} // namespace rasoat::probes

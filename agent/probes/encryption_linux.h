#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// Adds to each volume whether it lies, through whatever is between, on a device that the kernel decrypts (dm-crypt).
void tell_encryption(const MachineRoot& root, std::vector<report::Volume>& volumes);

} // namespace rasoat::probes

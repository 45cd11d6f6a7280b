#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// Every file system on a disk of this machine that is mounted, once each. No label, and no mount point where it may
/// name a person (below /home): that is not the inventory's business. What somebody plugged in (/media) is left out.
/// On a captured machine the size is the partition's and the free space is absent.
std::vector<report::Volume> volumes(const MachineRoot& root);

} // namespace rasoat::probes

#pragma once

#include "agent/probes/machine_root.h"
#include "agent/report/report.h"

#include <vector>

namespace rasoat::probes {

/// Every physical (or a guest's virtual) disk that has a medium. Optical drives, floppies, loop and memory devices and
/// what is built on disks (device mapper, RAID) are left out. The kind is absent where the system can't know it: a
/// hypervisor's disk, most things behind USB.
std::vector<report::Disk> disks(const MachineRoot& root);

} // namespace rasoat::probes

#pragma once

#include "agent/probes/disk_health.h"
#include "agent/probes/machine_root.h"

namespace rasoat::probes {

/// Asks the disk itself, without waking one that sleeps. None for disks that can't be asked: on a captured machine, of
/// a hypervisor, behind USB, asleep, without SMART. Nothing is written to the disk.
/// Throws AccessDenied where the system does not let this account ask.
std::optional<DiskCondition> disk_condition(const MachineRoot& root, const report::Disk& disk);

} // namespace rasoat::probes

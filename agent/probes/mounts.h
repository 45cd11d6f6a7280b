#pragma once

#include "agent/probes/machine_root.h"

#include <string>
#include <vector>

namespace rasoat::probes {

/// One line of /proc/self/mountinfo (proc(5)).
struct Mount {
    std::string device_number; ///< "8:4"; "0:32" where the file system has no block device of its own (btrfs)
    std::string root;          ///< the directory of that file system which is mounted; not "/" for a bind mount
    std::string mount_point;
    std::string file_system;
    std::string source; ///< "/dev/sda4"
};

/// Everything that is mounted, in the order of mounting.
std::vector<Mount> mounts(const MachineRoot& root);

/// The block device ("sda4", "dm-0") that a mount reads from; empty where there is none.
std::string block_device_of(const MachineRoot& root, const Mount& mount);

/// The disks below a block device: through partitions, device mapper and RAID. "dm-0" may lie on "sda" and "sdb".
std::vector<std::string> disks_below(const MachineRoot& root, const std::string& block_device);

} // namespace rasoat::probes

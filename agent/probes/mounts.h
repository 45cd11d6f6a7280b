#pragma once

#include "agent/probes/machine_root.h"

#include <optional>
#include <string>
#include <string_view>
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

/// The block device that a mount reads from, as its directory in sysfs (".../block/sda/sda4"); none where it reads from
/// no device of this machine.
std::optional<std::string> block_device_of(const MachineRoot& root, const Mount& mount);

/// The name of a block device by its directory: "sda4".
std::string block_device_name(std::string_view directory);

/// The names of the disks below a block device: through partitions, device mapper and RAID. "dm-0" may lie on "sda" and
/// "sdb".
std::vector<std::string> disks_below(const MachineRoot& root, const std::string& directory);

} // namespace rasoat::probes

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rasoat::probes {

/// The maker that a disk's model gives away ("ST1000DM003": Seagate), since ATA and NVMe disks don't name theirs.
std::optional<std::string> disk_maker(std::string_view model);

/// True for models that are solid state by their name or part number, whatever the kernel takes them for: old kernels
/// and many host adapters call every disk rotating.
bool is_solid_state_model(std::string_view model);

/// True for a hypervisor's disk, by its maker and model: what turns below it is not known.
bool is_virtual_disk_model(std::string_view maker_and_model);

} // namespace rasoat::probes

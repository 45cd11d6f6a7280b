#pragma once

#include "agent/report/report.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rasoat::probes {

/// What Windows' driver stack says of a disk (STORAGE_DEVICE_DESCRIPTOR, the answer to IOCTL_STORAGE_QUERY_PROPERTY).
struct StorageDescriptor {
    std::uint8_t device_type = 0; ///< SCSI's: 0 a disk, 5 an optical drive
    bool removable_medium = false;
    std::uint32_t bus_type = 0; ///< STORAGE_BUS_TYPE
    report::Text vendor, product, revision, serial;
};

/// Decodes the descriptor. Its texts stand at offsets that a driver wrote: none of them is trusted. None where the
/// bytes end before the fixed part does.
std::optional<StorageDescriptor> storage_descriptor(std::span<const std::byte> bytes);

/// What Windows was told about a disk besides; absent where it was not.
struct StorageTraits {
    std::optional<bool> seek_penalty; ///< true: the disk turns
    std::optional<bool> trim;
};

/// The disk of a descriptor: its bus, model, maker and kind. `name` is "PhysicalDrive0".
report::Disk disk_described(const StorageDescriptor& descriptor, const StorageTraits& traits, std::string name);

/// What an NVMe controller answers to Identify (NVM Express 1.4, figure 247): the texts that Windows' own descriptor
/// cuts or replaces by the namespace's number.
struct NvmeIdentity {
    report::Text serial, model, firmware;
};
std::optional<NvmeIdentity> nvme_identity(std::span<const std::byte> controller);

} // namespace rasoat::probes

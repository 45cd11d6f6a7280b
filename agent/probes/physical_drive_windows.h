#pragma once

#include "agent/probes/handle_windows.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Questions to Windows' disks and volumes that need no right but to ask.
namespace rasoat::probes {

/// "\\.\PhysicalDrive0".
std::wstring physical_drive(std::uint32_t number);

/// Where a volume lies: most lie on one disk.
struct VolumeExtent {
    std::uint32_t drive = 0;  ///< the number of the physical drive
    std::uint64_t offset = 0; ///< of its first byte
};

/// The extents of the volume with a letter ("C"); empty where it lies on no disk of this machine.
std::vector<VolumeExtent> extents_of_volume(wchar_t letter);

/// The letter of the volume from which Windows runs.
wchar_t system_volume();

/// The answer to a property of IOCTL_STORAGE_QUERY_PROPERTY (ntddstor.h's STORAGE_PROPERTY_ID), of at most `capacity`
/// bytes; none where the disk does not answer. `parameters` stand behind the question.
std::optional<std::vector<std::byte>> storage_property(
    const Handle& device, std::uint32_t property, std::size_t capacity, std::span<const std::byte> parameters = {});

} // namespace rasoat::probes

#include "agent/probes/ata_identity.h"
#include "agent/probes/ata_windows.h"
#include "agent/probes/disks.h"
#include "agent/probes/firmware_text.h"
#include "agent/probes/nvme_windows.h"
#include "agent/probes/physical_drive_windows.h"
#include "agent/probes/storage_descriptor.h"

#include <winioctl.h>

#include <algorithm>

namespace rasoat::probes {
namespace {

using report::Disk;

constexpr std::uint32_t most_drives = 64;
constexpr std::uint32_t seek_penalty_property = 7; // ntddstor.h's STORAGE_PROPERTY_ID
constexpr std::uint32_t trim_property = 8;

/// DEVICE_SEEK_PENALTY_DESCRIPTOR and DEVICE_TRIM_DESCRIPTOR: version, size, then the answer in one byte.
std::optional<bool> yes_or_no(const Handle& disk, std::uint32_t property) {
    constexpr std::size_t place = 8;
    const auto answer = storage_property(disk, property, 12);
    if (!answer || answer->size() <= place) return std::nullopt;
    return (*answer)[place] != std::byte{0};
}

/// None where there is no medium.
std::optional<report::Megabytes> size_of(const Handle& disk) {
    DISK_GEOMETRY_EX geometry{};
    DWORD size = 0;
    if (DeviceIoControl(
            disk.get(), IOCTL_DISK_GET_DRIVE_GEOMETRY_EX, nullptr, 0, &geometry, sizeof geometry, &size, nullptr) == 0)
        return std::nullopt;
    const report::Megabytes megabytes{static_cast<std::uint64_t>(geometry.DiskSize.QuadPart) / 1'000'000};
    return megabytes.count == 0 ? std::nullopt : std::optional{megabytes};
}

/// The disk's own words, where Windows passes the question on: whole and as Linux shows them.
void tell_own_words(const Handle& asking, std::uint32_t number, Disk& disk) {
    const auto take = [](report::Text& fact, report::Text own) {
        if (own) fact = std::move(own);
    };
    if (disk.bus == report::DiskBus::nvme) {
        const auto controller = nvme_identify_controller(asking);
        const auto identity = controller ? nvme_identity(*controller) : std::nullopt;
        if (!identity) return;
        take(disk.model, identity->model);
        take(disk.serial, identity->serial);
        take(disk.firmware, identity->firmware);
        return;
    }
    if (disk.bus != report::DiskBus::sata && disk.bus != report::DiskBus::ide) return;
    const auto open = open_device(physical_drive(number), GENERIC_READ | GENERIC_WRITE);
    const auto answer = open ? ata_identify(open, number) : std::nullopt;
    const auto identity = answer ? ata_identity_in(*answer) : std::nullopt;
    if (!identity) return;
    take(disk.model, firmware_text(identity->model));
    take(disk.serial, firmware_text(identity->serial));
    take(disk.firmware, firmware_text(identity->firmware));
    if (identity->wwn) disk.wwn = "naa." + *identity->wwn;
    if (identity->rotates && disk.kind) disk.kind = *identity->rotates ? report::DiskKind::hdd : report::DiskKind::ssd;
}

std::optional<Disk> disk_at(std::uint32_t number) {
    constexpr std::uint8_t direct_access = 0; // SCSI's kind of device that disks are
    const auto asking = open_device(physical_drive(number), 0);
    const auto size = asking ? size_of(asking) : std::nullopt;
    if (!size) return std::nullopt;
    const auto answer = storage_property(asking, 0, 4096);
    const auto descriptor = answer ? storage_descriptor(*answer) : std::nullopt;
    if (descriptor && descriptor->device_type != direct_access) return std::nullopt;
    auto disk = disk_described(
        descriptor.value_or(StorageDescriptor{}),
        {yes_or_no(asking, seek_penalty_property), yes_or_no(asking, trim_property)},
        "PhysicalDrive" + std::to_string(number));
    disk.size = size;
    tell_own_words(asking, number, disk);
    return disk;
}

} // namespace

std::vector<Disk> disks(const MachineRoot& /*root*/) {
    const auto of_system = extents_of_volume(system_volume());
    std::vector<Disk> disks;
    for (std::uint32_t number = 0; number < most_drives; ++number) {
        auto disk = disk_at(number);
        if (!disk) continue;
        disk->holds_system = std::any_of(
            of_system.begin(), of_system.end(), [&](const VolumeExtent& extent) { return extent.drive == number; });
        disks.push_back(std::move(*disk));
    }
    return disks;
}

} // namespace rasoat::probes

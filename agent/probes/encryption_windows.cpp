#include "agent/probes/encryption_windows.h"

#include "agent/probes/bitlocker.h"
#include "agent/probes/physical_drive_windows.h"
#include "agent/probes/probe_error.h"

namespace rasoat::probes {
namespace {

using report::VolumeEncryption;

/// Disks are read in whole sectors, which have 512 or 4,096 bytes; volumes and their metadata begin with one.
constexpr std::size_t largest_sector = 4096;

std::vector<std::byte> read_at(const Handle& disk, std::uint64_t offset, std::size_t size) {
    std::vector<std::byte> bytes(size);
    LARGE_INTEGER place{};
    place.QuadPart = static_cast<LONGLONG>(offset);
    DWORD read = 0;
    if (SetFilePointerEx(disk.get(), place, nullptr, FILE_BEGIN) == 0 ||
        ReadFile(disk.get(), bytes.data(), static_cast<DWORD>(bytes.size()), &read, nullptr) == 0)
        return {};
    bytes.resize(read);
    return bytes;
}

/// None where the disk's bytes tell nothing.
std::optional<VolumeEncryption> encryption_at(const Handle& disk, std::uint64_t volume) {
    const auto sector = read_at(disk, volume, largest_sector);
    if (sector.empty()) return std::nullopt;
    const auto header = bitlocker_header(sector);
    if (!header) return VolumeEncryption::none;
    constexpr std::uint64_t largest_volume = std::uint64_t{1} << 60U;
    for (const auto offset : header->metadata_offsets) {
        if (offset == 0 || offset > largest_volume || offset % 512 != 0) continue;
        if (const auto state = bitlocker_state(read_at(disk, volume + offset, bitlocker_metadata_size))) return state;
    }
    return std::nullopt;
}

} // namespace

void tell_encryption(std::vector<report::Volume>& volumes) {
    for (auto& volume : volumes) {
        const auto letter = static_cast<wchar_t>(volume.mount_point.value_or("?").front());
        const auto extents = extents_of_volume(letter);
        if (extents.empty()) continue;
        const auto disk = open_device(physical_drive(extents.front().drive), GENERIC_READ);
        if (!disk && GetLastError() == ERROR_ACCESS_DENIED)
            throw AccessDenied("BitLocker's state on the disk of " + *volume.mount_point);
        if (!disk) continue;
        volume.encryption = encryption_at(disk, extents.front().offset);
        if (volume.encryption && *volume.encryption != VolumeEncryption::none) volume.encryption_name = "BitLocker";
    }
}

} // namespace rasoat::probes

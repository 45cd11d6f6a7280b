#include "agent/probes/firmware_text.h"
#include "agent/probes/physical_drive_windows.h"
#include "agent/probes/storage_descriptor.h"
#include "agent/probes/volumes.h"
#include "agent/windows/text.h"

#include <array>

namespace rasoat::probes {
namespace {

/// What somebody plugged in is not the machine's. Windows calls a whole disk on USB as fixed as any other.
bool is_plugged_in(wchar_t letter) {
    constexpr std::uint32_t bus_usb = 0x07;
    const auto volume = open_device(std::wstring(L"\\\\.\\") + letter + L":", 0);
    const auto answer = volume ? storage_property(volume, 0, 4096) : std::nullopt;
    const auto descriptor = answer ? storage_descriptor(*answer) : std::nullopt;
    return descriptor && descriptor->bus_type == bus_usb;
}

report::Volume volume_at(wchar_t letter) {
    const std::wstring root{letter, L':', L'\\'};
    report::Volume volume;
    volume.mount_point = windows::to_utf8({root.data(), 2});
    std::array<wchar_t, MAX_PATH + 1> file_system{};
    // No label: people write what they like there.
    if (GetVolumeInformationW(
            root.c_str(), nullptr, 0, nullptr, nullptr, nullptr, file_system.data(),
            static_cast<DWORD>(file_system.size())) != 0)
        volume.file_system = firmware_text(windows::to_utf8(file_system.data()));
    ULARGE_INTEGER size{};
    ULARGE_INTEGER free{};
    // Fails where the volume is locked (BitLocker) or has no file system.
    if (GetDiskFreeSpaceExW(root.c_str(), nullptr, &size, &free) != 0) {
        volume.size = report::Mebibytes{size.QuadPart >> 20U};
        volume.free = report::Mebibytes{free.QuadPart >> 20U};
    }
    return volume;
}

} // namespace

std::vector<report::Volume> volumes(const MachineRoot& /*root*/) {
    const auto system = system_volume();
    const auto letters = GetLogicalDrives();
    std::vector<report::Volume> volumes;
    for (wchar_t letter = L'A'; letter <= L'Z'; ++letter) {
        if ((letters >> static_cast<unsigned>(letter - L'A') & 1U) == 0) continue;
        const std::wstring root{letter, L':', L'\\'};
        const bool is_system = letter == system;
        if (GetDriveTypeW(root.c_str()) != DRIVE_FIXED || (!is_system && is_plugged_in(letter))) continue;
        auto volume = volume_at(letter);
        volume.system = is_system;
        volumes.push_back(std::move(volume));
    }
    return volumes;
}

} // namespace rasoat::probes

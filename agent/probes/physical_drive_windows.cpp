#include "agent/probes/physical_drive_windows.h"

#include <winioctl.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace rasoat::probes {

std::wstring physical_drive(std::uint32_t number) {
    return L"\\\\.\\PhysicalDrive" + std::to_wstring(number);
}

std::vector<VolumeExtent> extents_of_volume(wchar_t letter) {
    const auto volume = open_device(std::wstring(L"\\\\.\\") + letter + L":", 0);
    if (!volume) return {};
    constexpr std::size_t most_extents = 32; // a volume that Windows itself puts together from as many disks
    std::vector<std::byte> buffer(sizeof(VOLUME_DISK_EXTENTS) + most_extents * sizeof(DISK_EXTENT));
    DWORD size = 0;
    if (DeviceIoControl(
            volume.get(), IOCTL_VOLUME_GET_VOLUME_DISK_EXTENTS, nullptr, 0, buffer.data(),
            static_cast<DWORD>(buffer.size()), &size, nullptr) == 0)
        return {};
    const auto* const answer = reinterpret_cast<const VOLUME_DISK_EXTENTS*>(buffer.data());
    std::vector<VolumeExtent> extents;
    for (DWORD i = 0; i < std::min<DWORD>(answer->NumberOfDiskExtents, most_extents); ++i) {
        const auto& extent = answer->Extents[i]; // NOLINT: the array goes on behind the structure
        if (extent.StartingOffset.QuadPart < 0) continue;
        extents.push_back({extent.DiskNumber, static_cast<std::uint64_t>(extent.StartingOffset.QuadPart)});
    }
    return extents;
}

wchar_t system_volume() {
    std::array<wchar_t, MAX_PATH> folder{};
    const auto length = GetSystemWindowsDirectoryW(folder.data(), static_cast<UINT>(folder.size()));
    return length > 1 && folder[1] == L':' ? folder[0] : L'C';
}

std::optional<std::vector<std::byte>> storage_property(
    const Handle& device, std::uint32_t property, std::size_t capacity, std::span<const std::byte> parameters) {
    // A question with parameters lies in a buffer as large as the answer's, as Microsoft's own example has it.
    constexpr std::size_t place = offsetof(STORAGE_PROPERTY_QUERY, AdditionalParameters);
    const auto question_size = parameters.empty() ? sizeof(STORAGE_PROPERTY_QUERY) : place + parameters.size();
    std::vector<std::byte> question(parameters.empty() ? question_size : std::max(question_size, capacity));
    STORAGE_PROPERTY_QUERY head{};
    head.PropertyId = static_cast<STORAGE_PROPERTY_ID>(property);
    head.QueryType = PropertyStandardQuery;
    std::memcpy(question.data(), &head, sizeof head);
    std::copy(parameters.begin(), parameters.end(), question.begin() + static_cast<std::ptrdiff_t>(place));
    std::vector<std::byte> answer(capacity);
    DWORD size = 0;
    if (DeviceIoControl(
            device.get(), IOCTL_STORAGE_QUERY_PROPERTY, question.data(), static_cast<DWORD>(question.size()),
            answer.data(), static_cast<DWORD>(answer.size()), &size, nullptr) == 0)
        return std::nullopt;
    answer.resize(std::min<std::size_t>(size, answer.size()));
    return answer;
}

} // namespace rasoat::probes
